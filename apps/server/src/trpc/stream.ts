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
): Promise<void> {
  streaming.add(reply)
  reply.raw.once('close', () => streaming.delete(reply))
  // Nothing between here and the reader may hold events back.
  reply.header('x-accel-buffering', 'no')
  await fastifyRequestHandler({
    router: appRouter,
    req: request,
    res: reply,
    path,
    createContext: () => contextOf(deps, request, reply),
  })
}

/** A stream has no end to wait for: readers come back by their cursor. */
export function endStreams(done: () => void): void {
  for (const reply of streaming) reply.raw.destroy()
  done()
}
