import { appRouter, type Deps } from '@taskwire/api'
import { fastifyRequestHandler } from '@trpc/server/adapters/fastify'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { contextOf } from '../context.ts'

const streaming = new Set<FastifyReply>()

/** Answers a subscription with server-sent events, as tRPC's own adapter writes them. */
export async function stream(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  path: string,
  ping?: number,
): Promise<void> {
  streaming.add(reply)
  reply.raw.once('close', () => streaming.delete(reply))
  // Nothing between here and the reader may hold events back.
  reply.header('x-accel-buffering', 'no')
  await fastifyRequestHandler({
    router: ping === undefined ? appRouter : pinging(ping),
    req: request,
    res: reply,
    path,
    createContext: () => contextOf(deps, request, reply),
  })
}

/** The router with pings after another time than the usual one, in milliseconds. */
function pinging(intervalMs: number): typeof appRouter {
  const { _def } = appRouter
  const sse = { ..._def._config.sse, ping: { enabled: true, intervalMs } }
  return { ...appRouter, _def: { ..._def, _config: { ..._def._config, sse } } }
}

/** A stream has no end to wait for: readers come back by their cursor. */
export function endStreams(done: () => void): void {
  for (const reply of streaming) reply.raw.destroy()
  done()
}
