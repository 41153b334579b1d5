import { isIP } from 'node:net'
import { authenticate, toTrpcError, type Deps } from '@taskwire/api'
import { DomainError } from '@taskwire/domain'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { contextOf } from '../context.ts'
import { fromFastify, logCause } from '../error-handler.ts'
import type { createMcp, McpCaller } from '../mcp/create-mcp.ts'
import type { Metrics } from '../metrics/metrics.ts'
import { allowanceOf, isOwnOrigin, type AllowedOrigins } from '../origins.ts'
import type { ReportRefusal } from '../refused-origins.ts'

interface McpOptions {
  readonly deps: Deps
  readonly allowed: AllowedOrigins
  readonly onRefused: ReportRefusal
  readonly metrics: Metrics | undefined
}

/**
 * Serves the tools of the router to agents at `/mcp`, by the Model Context Protocol over Streamable HTTP. Checks origin and token before
 * it reads a body. There are no sessions, so the methods that belong to them get 405.
 */
export async function mcp(app: FastifyInstance, { deps, metrics, ...origins }: McpOptions): Promise<void> {
  let opened: Promise<ReturnType<typeof createMcp>> | undefined
  const open = () => {
    opened ??= import('../mcp/create-mcp.ts').then((module) => module.createMcp())
    return opened
  }
  const callers = new WeakMap<FastifyRequest, Pick<McpCaller, 'context' | 'actor'>>()
  const handler = async (request: FastifyRequest, reply: FastifyReply) => {
    const known = callers.get(request)
    if (known === undefined) throw new DomainError('UNAUTHENTICATED')
    const caller: McpCaller = {
      ...known,
      onCall(path, failure) {
        if (failure !== undefined) logCause(request, failure)
        metrics?.call(path, failure === undefined ? 200 : statusOf(failure))
      },
    }
    const { fetch } = await open()
    const response = await fetch(toWebRequest(request), {
      parsedBody: request.body,
      authInfo: { token: '', clientId: known.actor.session_id, scopes: [], extra: caller },
    })
    return reply.send(response)
  }
  await app.register(async (scope) => {
    scope.setErrorHandler((error: FastifyError, request, reply) =>
      sendFailure(request, reply, fromFastify(error)),
    )
    scope.addHook('onRequest', async (request, reply) => {
      assertOrigin(request, origins)
      const context = contextOf(deps, request, reply)
      const actor = await authenticate(deps, context.access_token, context)
      callers.set(request, { context, actor })
    })
    scope.addHook('preClose', async () => opened?.then(({ close }) => close()))
    const rest = { method: ['GET', 'DELETE', 'PUT', 'PATCH'], exposeHeadRoute: false, handler: refuseMethod }
    const config = { isCounted: true }
    for (const url of ['/mcp', '/mcp/']) {
      scope.route({ method: 'POST', url, handler, config })
      scope.route({ ...rest, url, config })
    }
  })
}

function refuseMethod(_request: FastifyRequest, reply: FastifyReply): never {
  reply.header('allow', 'POST')
  throw new DomainError('METHOD_NOT_ALLOWED')
}

/**
 * Refuses pages of other origins. A page of a host name that an attacker points at this machine has this server's own origin, so an own
 * origin counts only when it is an address or `localhost`, which no attacker can name.
 */
function assertOrigin(
  request: FastifyRequest,
  { allowed, onRefused }: Pick<McpOptions, 'allowed' | 'onRefused'>,
) {
  const { origin } = request.headers
  if (origin === undefined || allowanceOf(origin, allowed) !== undefined) return
  if (isOwnOrigin(origin, request)) {
    const { hostname } = new URL(origin)
    if (hostname === 'localhost' || isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return
  }
  onRefused(origin)
  throw new DomainError('FORBIDDEN', { message: 'Pages of this origin may not call /mcp' })
}

/** The parts of a request that the protocol reads. The token stays here. */
function toWebRequest({ method, headers, signal }: FastifyRequest): Request {
  const named = Object.entries(headers).filter(([name]) => /^(accept|content-type|mcp-.*)$/.test(name))
  return new Request('http://localhost/mcp', {
    method,
    signal,
    headers: named.map(([name, value]): [string, string] => [name, String(value)]),
  })
}

function statusOf(failure: DomainError): number {
  return getHTTPStatusCodeFromError(toTrpcError(failure))
}

/** Sends an error of JSON-RPC with its status of HTTP. */
function sendFailure(request: FastifyRequest, reply: FastifyReply, failure: DomainError) {
  logCause(request, failure)
  const { code, message, retryAfter } = failure
  const status = statusOf(failure)
  if (status === 401) {
    const isGiven = request.headers.authorization !== undefined
    reply.header(
      'www-authenticate',
      isGiven ? 'Bearer realm="Taskwire", error="invalid_token"' : 'Bearer realm="Taskwire"',
    )
  }
  if (status === 503 || status === 429) reply.header('retry-after', String(retryAfter ?? 1))
  return reply
    .code(status)
    .send({ jsonrpc: '2.0', id: null, error: { code: -32_000, message, data: { error_code: code } } })
}
