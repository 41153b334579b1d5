import { createServer } from 'node:http'
import { listenOn } from '../listen.ts'
import type { Metrics } from './metrics.ts'

/** Serves `/metrics` at an address of its own, so that no proxy passes it on by mistake. */
export async function serveMetrics(
  metrics: Metrics,
  at: { readonly host: string; readonly port: number },
): Promise<AsyncDisposable & { readonly port: number }> {
  const server = createServer((request, response) => {
    const isKnown =
      request.url?.split('?', 1)[0] === '/metrics' && ['GET', 'HEAD'].includes(request.method ?? '')
    if (!isKnown) return response.writeHead(404).end()
    metrics.render().then(
      ({ contentType, body }) => response.writeHead(200, { 'content-type': contentType }).end(body),
      () => response.writeHead(500).end(),
    )
  })
  const port = await listenOn(server, at, 'METRICS')
  return {
    port,
    async [Symbol.asyncDispose]() {
      server.close()
      server.closeAllConnections()
    },
  }
}
