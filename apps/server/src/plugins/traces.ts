import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { OpenSpan, Traces } from '../traces/traces.ts'
import { isEventStream, operationOf } from './operation-of.ts'

/** Records a span for each request, and writes the id of its trace into the log. Adds nothing to a server without traces. */
export function traceRequests(app: FastifyInstance, traces: Traces | undefined): void {
  if (traces === undefined) return
  const spans = new WeakMap<FastifyRequest, OpenSpan>()
  app.addHook('onRequest', (request, reply, done) => {
    const { method, headers, routeOptions } = request
    const { traceparent } = headers
    const span = traces.begin({
      name: operationOf(request),
      kind: 'server',
      attributes: {
        'http.request.method': method,
        ...(routeOptions.url !== undefined && { 'http.route': routeOptions.url }),
      },
      traceparent: typeof traceparent === 'string' ? traceparent : undefined,
    })
    spans.set(request, span)
    request.log = reply.log = request.log.child({ trace_id: span.traceId })
    // Also when the caller disconnects before the response.
    reply.raw.once('close', () => {
      const { statusCode: status } = reply
      span.end({
        attributes: { 'http.response.status_code': status },
        failure: status >= 500 ? String(status) : undefined,
      })
    })
    // Fastify itself keeps the context while it reads a body.
    span.run(done)
  })
  app.addHook('onSend', (request, reply, payload, done) => {
    // What a stream reads from now on would be hours of statements.
    if (isEventStream(reply.getHeader('content-type')))
      spans.get(request)?.end({ attributes: { 'http.response.status_code': reply.statusCode } })
    done(null, payload)
  })
}
