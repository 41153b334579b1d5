import { appRouter, toDomainError, type Context } from '@taskwire/api'
import { incomingMessageToRequest } from '@trpc/server/adapters/node-http'
import { resolveResponse } from '@trpc/server/http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { logCause } from '../error-handler.ts'
import { isStandalone, procedureAt } from './procedures.ts'
import type { Call } from './read-calls.ts'
import { varyBy } from './vary.ts'

type Router = typeof appRouter

const subscriptions = new Set<FastifyReply>()

/** Answers a subscription with server-sent events. `pingMs` replaces the usual time between two pings. */
export async function streamEvents(
  request: FastifyRequest,
  reply: FastifyReply,
  context: Context,
  pingMs: number | undefined,
): Promise<FastifyReply> {
  subscriptions.add(reply)
  reply.raw.once('close', () => subscriptions.delete(reply))
  const response = await resolve(pingMs === undefined ? appRouter : pinging(pingMs), request, reply, context)
  return send(reply, response, response.body)
}

/**
 * Answers a batch in lines of JSON, each call when it is done, for tRPC's `httpBatchStreamLink`. A procedure that must be
 * called alone may set a cookie, and headers leave before the first line: the answer of such a call is sent whole.
 */
export async function streamBatch(
  request: FastifyRequest,
  reply: FastifyReply,
  context: Context,
  calls: readonly Call[],
): Promise<FastifyReply> {
  const response = await resolve(appRouter, request, reply, context)
  const procedure = calls.length === 1 ? procedureAt(calls[0]?.path) : undefined
  const isWhole = procedure !== undefined && isStandalone(procedure)
  const body = isWhole ? await response.text() : response.body
  // Under its own name: nothing on the way compresses or holds back what it takes for a document.
  if (response.ok) response.headers.set('content-type', 'application/jsonl; charset=utf-8')
  return send(reply, response, body)
}

/** tRPC's own resolver writes both formats. The body was read and bounded before. */
function resolve(
  router: Router,
  request: FastifyRequest,
  reply: FastifyReply,
  context: Context,
): Promise<Response> {
  const { '*': path } = request.params as { '*': string }
  return resolveResponse({
    router,
    req: incomingMessageToRequest(Object.assign(request.raw, { body: request.body }), reply.raw, {
      maxBodySize: null,
    }),
    path,
    error: null,
    allowMethodOverride: true,
    createContext: () => Promise.resolve(context),
    onError({ error }) {
      // A reader who leaves aborts what runs: no defect of ours.
      if (!reply.raw.destroyed) logCause(request, toDomainError(error))
    },
  })
}

function send(reply: FastifyReply, { status, headers }: Response, body: string | ReadableStream | null) {
  for (const [name, value] of headers) {
    // Node writes chunks by itself; `Vary` holds what others have put there.
    if (name === 'vary') varyBy(reply, ...value.split(',').map((entry) => entry.trim()))
    else if (name !== 'transfer-encoding') reply.header(name, value)
  }
  // No proxy between here and the reader may hold lines or events back.
  reply.header('x-accel-buffering', 'no')
  return reply.code(status).send(body)
}

/** The router with another time between pings, in milliseconds. */
function pinging(intervalMs: number): Router {
  const { _def } = appRouter
  const sse = { ..._def._config.sse, ping: { enabled: true, intervalMs } }
  return { ...appRouter, _def: { ..._def, _config: { ..._def._config, sse } } }
}

/** Ends every subscription: a stream has no end to wait for, and readers come back by their cursor. */
export function endStreams(done: () => void): void {
  for (const reply of subscriptions) reply.raw.destroy()
  done()
}
