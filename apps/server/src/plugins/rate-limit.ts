import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { assertWithinLimit, WINDOW_SECONDS, type CallLimits } from '../call-limits.ts'
import { bearerToken } from '../context.ts'

/**
 * Counts every call of the API, of every contract, and of calendar feeds, before reading its body. Pages, documents and health checks are
 * not counted.
 */
export function rateLimit(app: FastifyInstance, limits: CallLimits | undefined): void {
  if (limits === undefined) return
  const onRequest = (request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void) => {
    try {
      countCalls(limits, request, reply, 1)
      done()
    } catch (error) {
      done(error as Error)
    }
  }
  app.addHook('onRoute', (route) => {
    const isCall =
      route.config?.operation !== undefined ||
      route.config?.isCounted === true ||
      route.url.startsWith('/trpc')
    if (isCall) route.onRequest = [onRequest, ...[route.onRequest ?? []].flat()]
  })
}

/**
 * Counts the calls of a request and sends the remaining quota in the header fields of
 * draft-ietf-httpapi-ratelimit-headers. Throws TOO_MANY_REQUESTS.
 */
export function countCalls(
  limits: CallLimits | undefined,
  { headers, ip }: FastifyRequest,
  reply: FastifyReply,
  calls: number,
): void {
  if (limits === undefined || calls === 0) return
  const standing = limits.count({ access_token: bearerToken(headers.authorization), ip }, calls)
  const { policy, quota, left, resets } = standing
  reply.header('ratelimit-policy', `"${policy}";q=${quota};w=${WINDOW_SECONDS}`)
  reply.header('ratelimit', `"${policy}";r=${Math.max(0, left)};t=${resets}`)
  assertWithinLimit(standing)
}
