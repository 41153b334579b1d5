import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'

type LoggedRequest = Pick<FastifyRequest, 'id' | 'method' | 'ip' | 'params' | 'routeOptions'>

/**
 * An allow list of logged fields instead of a filter: no header, no body, no query, so no token and no text of a
 * user.
 */
export const serializers = {
  req: (request: LoggedRequest) => ({
    id: request.id,
    method: request.method,
    path: shownPath(request),
    ip: request.ip,
  }),
  err: (error: Error) => {
    const root = rootOf(error)
    const code = 'code' in root && typeof root.code === 'string' ? root.code : undefined
    return { type: root.name, code, stack: framesOf(root) }
  },
}

/** An id, or the names of procedures: the parts of an address that may be logged beyond its route. */
const harmless =
  /^([0-9]{1,16}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-zA-Z]{1,30}\.[a-zA-Z.,]{1,300})$/i

/** The address by its route, with ids. No other part is logged, which could contain a token by mistake. */
function shownPath({ routeOptions, params }: LoggedRequest): string | undefined {
  return routeOptions.url?.replaceAll(/:(\w+)(\([^/]*\))?|\*/g, (place, name: string = '*') => {
    const value = (params as Record<string, string>)[name] ?? ''
    return harmless.test(value) ? value : place.replace(/\(.*/, '')
  })
}

/** The first cause, under the layers that passed it on. */
function rootOf(error: Error): Error {
  let root = error
  while (root.cause instanceof Error) root = root.cause
  return root
}

/** The stack without the message: a database puts values of rows into its messages. */
function framesOf(error: Error): string | undefined {
  return error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')
}

/** Takes the id of a caller's request when it is valid; ignores anything else. */
export function requestId(raw: { headers: Record<string, string | string[] | undefined> }): string {
  const given = raw.headers['x-request-id']
  return typeof given === 'string' && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID()
}

/** Writes one line per request after its response, and returns the request id to the caller. */
export function requestLog(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id)
    done()
  })
  app.addHook('onResponse', (request, reply, done) => {
    const { statusCode } = reply
    request.log.info({ req: request, status: statusCode, ms: Math.round(reply.elapsedTime) }, 'request')
    done()
  })
}
