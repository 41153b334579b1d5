import { appRouter, toDomainError, type Context } from '@taskwire/api'
import { incomingMessageToRequest } from '@trpc/server/adapters/node-http'
import { resolveResponse } from '@trpc/server/http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { logCause } from '../error-handler.ts'
import { returnDelays } from './farewell.ts'
import { isStandalone, procedureAt } from './procedures.ts'
import type { Call } from './read-calls.ts'
import { varyBy } from './vary.ts'

type Router = typeof appRouter

const subscriptions = new Set<FastifyReply>()

/** Returns the number of open subscriptions over server-sent events. */
export const openStreams = (): number => subscriptions.size

/** Streams a subscription as server-sent events. `pingMs` overrides the default time between two pings. */
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
 * Streams a batch as lines of JSON, each call when it is done, for tRPC's `httpBatchStreamLink`. A procedure that
 * refuses batches may set a cookie, and headers leave before the first line, so the response of such a call is sent
 * whole.
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
  // With its own media type, so that no proxy compresses or buffers the stream as a document.
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
      // A reader that disconnects aborts running calls: not a defect.
      if (!reply.raw.destroyed) logCause(request, toDomainError(error))
    },
  })
}

function send(reply: FastifyReply, { status, headers }: Response, body: string | ReadableStream | null) {
  for (const [name, value] of headers) {
    // Node writes chunks by itself; `Vary` keeps the values of other plugins.
    if (name === 'vary') varyBy(reply, ...value.split(',').map((entry) => entry.trim()))
    else if (name !== 'transfer-encoding') reply.header(name, value)
  }
  // No proxy may buffer lines or events.
  reply.header('x-accel-buffering', 'no')
  return reply.code(status).send(body)
}

/** The router with a different time between pings, in milliseconds. */
function pinging(intervalMs: number): Router {
  const { _def } = appRouter
  const sse = { ..._def._config.sse, ping: { enabled: true, intervalMs } }
  return { ...appRouter, _def: { ..._def, _config: { ..._def._config, sse } } }
}

/** Milliseconds that a reader has to take the last bytes. */
const FAREWELL_MS = 1_000

/**
 * Ends every subscription, because a stream has no end to wait for. Readers resume by their cursor, each after the time that
 * its last event names.
 */
export function endStreams(done: () => void): void {
  const delays = returnDelays(subscriptions.size)
  for (const { raw } of subscriptions) {
    raw.write(`retry: ${delays.pop() ?? 0}\n\n`, () => raw.destroy())
    setTimeout(() => raw.destroy(), FAREWELL_MS).unref()
  }
  done()
}
