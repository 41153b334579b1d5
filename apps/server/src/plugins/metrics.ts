import type { FastifyInstance } from 'fastify'
import type { Metrics } from '../metrics/metrics.ts'
import { openStreams } from '../trpc/streams.ts'
import { isEventStream, operationOf } from './operation-of.ts'

/** Measures each response. Adds nothing to a server without metrics. */
export function measureRequests(app: FastifyInstance, metrics: Metrics | undefined): void {
  if (metrics === undefined) return
  metrics.watch({ streams: openStreams })
  app.addHook('onResponse', (request, reply, done) => {
    if (!isEventStream(reply.getHeader('content-type')))
      metrics.request(operationOf(request), reply.statusCode, reply.elapsedTime)
    done()
  })
}
