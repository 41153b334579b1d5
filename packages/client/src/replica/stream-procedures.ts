import { createTRPCClient, createWSClient, httpSubscriptionLink, wsLink, type TRPCLink } from '@trpc/client'
import { EventSource } from 'eventsource'
import type { ClientRouter, Procedures } from '../client-router.ts'
import type { Connection } from '../connection.ts'
import { renewedTokens } from '../links.ts'
import type { StreamKind } from './replica-procedures.ts'

export interface StreamProcedures {
  readonly onChange: Procedures['tasks']['onChange']
  readonly close: () => void
}

export interface StreamWatch {
  /** Bytes of the stream came in, be they only a sign of life. */
  heard(): void
  /** The stream was answered with a status other than 200. */
  refused(status: number): void
}

/** What pushes changes to a replica. A file of its own, because it is only needed once the first page has been read. */
export function streamProcedures(
  connection: Connection,
  kind: Exclude<StreamKind, 'none'>,
  watch: StreamWatch,
): StreamProcedures {
  const { link, close } = kind === 'sse' ? sseLink(connection, watch) : socketLink(connection, watch)
  const { tasks } = createTRPCClient<ClientRouter>({ links: [renewedTokens(connection.access), link] })
  return { onChange: tasks.onChange, close }
}

interface StreamLink {
  readonly link: TRPCLink<ClientRouter>
  readonly close: () => void
}

/** Over fetch, so that the token travels in a header and in no address. */
function sseLink({ endpoint: url, access, fetch }: Connection, watch: StreamWatch): StreamLink {
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

/** How often a socket looks whether its token was renewed, milliseconds. */
const LOOK_MS = 10_000

/** The token travels in the first frame, and each that is renewed in one of its own: the socket goes on with it. */
function socketLink({ endpoint, access }: Connection, watch: StreamWatch): StreamLink {
  let shown: string | undefined
  const client = createWSClient({
    url: endpoint.replace(/^http/, 'ws'),
    connectionParams: async () => {
      shown = await access.token()
      return { access_token: shown ?? '' }
    },
    lazy: { enabled: true, closeMs: 0 },
    keepAlive: { enabled: true, intervalMs: 10_000, pongTimeoutMs: 5_000 },
    onOpen: () => watch.heard(),
  })
  const showRenewed = async () => {
    const token = await access.token()
    const socket = client.connection?.ws
    if (token === undefined || token === shown || socket?.readyState !== OPEN) return
    shown = token
    socket.send(JSON.stringify({ method: 'connectionParams', data: { access_token: token } }))
  }
  const looking = setInterval(() => void showRenewed().catch(() => {}), LOOK_MS)
  const close = () => {
    clearInterval(looking)
    void client.close()
  }
  return { link: wsLink({ client }), close }
}

/** The state of a WebSocket that can be written to. */
const OPEN = 1
