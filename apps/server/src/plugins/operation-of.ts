import type { FastifyRequest } from 'fastify'
import { procedureAt } from '../trpc/procedures.ts'

/** Names a request by its method and route, or its procedure. Only known ones, so that no caller adds names. */
export function operationOf({ method, routeOptions: { url }, params }: FastifyRequest): string {
  if (url === undefined) return 'unknown'
  if (url !== '/trpc/*') return `${method} ${url}`
  const { '*': path } = params as { '*': string }
  if (procedureAt(path) !== undefined) return path
  return path.includes(',') ? 'batch' : 'unknown'
}

/** Whether a response is a stream, which lasts as long as its reader wants. */
export function isEventStream(contentType: unknown): boolean {
  return String(contentType).startsWith('text/event-stream')
}
