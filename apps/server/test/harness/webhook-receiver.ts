import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { EntityChange } from '@taskwire/domain'

/** A request that a receiver got. */
export interface ReceivedDelivery {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly text: string
  readonly body: {
    readonly type: string
    readonly user_id: string
    readonly changes: readonly EntityChange[]
    readonly cursor: string
    readonly reset: boolean
  }
}

/** A receiver of webhooks on a free port of 127.0.0.1, which keeps every request. */
export async function startReceiver() {
  const received: ReceivedDelivery[] = []
  /** The next responses of a path; 204 without any. */
  const responses = new Map<string, { status: number; headers?: Record<string, string>; body?: string }[]>()
  const hooks: { onRequest: ((delivery: ReceivedDelivery) => Promise<void> | void) | undefined } = {
    onRequest: undefined,
  }
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const text = Buffer.concat(chunks).toString()
    const path = request.url ?? ''
    const delivery = { path, headers: request.headers, text, body: JSON.parse(text) as never }
    received.push(delivery)
    await hooks.onRequest?.(delivery)
    const { status, headers, body } = responses.get(path)?.shift() ?? { status: 204 }
    response.writeHead(status, headers).end(body)
  })
  server.on('clientError', () => {})
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    received,
    hooks,
    respond(path: string, ...next: { status: number; headers?: Record<string, string>; body?: string }[]) {
      responses.set(path, [...(responses.get(path) ?? []), ...next])
    },
    /** What a path got. */
    at: (path: string) => received.filter((delivery) => delivery.path === path),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
