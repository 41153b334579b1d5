import { httpSubscriptionLink } from '@trpc/client'
import { EventSource } from 'eventsource'
import type { Connection } from '../connection.ts'
import type { StreamLink, StreamWatch } from './stream-kind.ts'

/** Over fetch, so that the token travels in a header and in no address. */
export function sseLink({ endpoint: url, access, fetch }: Connection, watch: StreamWatch): StreamLink {
  const request: typeof globalThis.fetch = async (input, init) => {
    const token = await access.token()
    const headers = new Headers(init?.headers)
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`)
    const response = await fetch(input, { ...init, headers })
    // The next call has another token, or finds that the session is over.
    if (response.status === 401 && token !== undefined) await access.renew(token).catch(() => {})
    if (response.status !== 200) watch.refused(response.status)
    return overheard(response, watch)
  }
  return {
    link: httpSubscriptionLink({ url, EventSource, eventSourceOptions: { fetch: request } }),
    close: () => {},
  }
}

/** A response whose bytes are noticed as they pass. */
function overheard(response: Response, watch: StreamWatch): Response {
  if (response.body === null) return response
  const body = response.body.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        watch.heard()
        controller.enqueue(chunk)
      },
    }),
  )
  return Object.defineProperty(new Response(body, response), 'url', { value: response.url })
}
