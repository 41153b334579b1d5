import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Metrics } from '../metrics/metrics.ts'
import { procedureAt } from '../trpc/procedures.ts'
import { openStreams } from '../trpc/streams.ts'

/** Measures each response. Adds nothing to a server without metrics. */
export function measureRequests(app: FastifyInstance, metrics: Metrics | undefined): void {
  if (metrics === undefined) return
  metrics.watch({ streams: openStreams })
  app.addHook('onResponse', (request, reply, done) => {
    // A stream lasts as long as its reader wants.
    if (!String(reply.getHeader('content-type')).startsWith('text/event-stream'))
      metrics.request(operationOf(request), reply.statusCode, reply.elapsedTime)
    done()
  })
}

/** Only known routes and procedures, so that no caller adds labels. */
function operationOf({ method, routeOptions: { url }, params }: FastifyRequest): string {
  if (url === undefined) return 'unknown'
  if (url !== '/trpc/*') return `${method} ${url}`
  const { '*': path } = params as { '*': string }
  if (procedureAt(path) !== undefined) return path
  return path.includes(',') ? 'batch' : 'unknown'
}
