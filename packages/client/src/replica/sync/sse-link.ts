import { httpSubscriptionLink } from '@trpc/client'
import { EventSource } from 'eventsource'
import type { Connection } from '../../connection.ts'
import type { StreamLink, StreamWatch } from './stream-link.ts'

/** Server-sent events over fetch, so that the token travels in a header and not in the URL. Without `watch` tRPC reconnects alone. */
export function sseLink({ endpoint: url, tokens, fetch }: Connection, watch?: StreamWatch): StreamLink {
  const request: typeof globalThis.fetch = async (input, init) => {
    const token = await tokens.token()
    const headers = new Headers(init?.headers)
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`)
    const response = await fetch(input, { ...init, headers })
    // After the renewal the next call sends a new token, or finds that the session is over.
    if (response.status === 401 && token !== undefined) await tokens.renew(token).catch(() => {})
    if (watch === undefined) return response
    if (response.status !== 200) watch.onRefused(response.status)
    return watched(response, watch)
  }
  return {
    link: httpSubscriptionLink({ url, EventSource, eventSourceOptions: { fetch: request } }),
    close: () => {},
  }
}

const decoder = new TextDecoder()

/** Returns the response with a body that reports every chunk to `watch`. */
function watched(response: Response, watch: StreamWatch): Response {
  if (response.body === null) return response
  const body = response.body.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        watch.onActivity()
        // A line of its own: the line breaks of texts are escaped.
        const [, delay] = chunk.length < 100 ? (/^retry: (\d{1,6})$/m.exec(decoder.decode(chunk)) ?? []) : []
        if (delay !== undefined) watch.onFarewell(Number(delay))
        controller.enqueue(chunk)
      },
    }),
  )
  return Object.defineProperty(new Response(body, response), 'url', { value: response.url })
}
