import { createWSClient, wsLink } from '@trpc/client'
import type { Connection } from '../../connection.ts'
import type { StreamLink, StreamWatch } from './stream-link.ts'

/** Milliseconds between two checks for a renewed token. */
const TOKEN_CHECK_MS = 10_000
/** `WebSocket.OPEN`, where there is no global WebSocket to read it from. */
const OPEN = 1

/**
 * A WebSocket whose first frame carries the token. A renewed token is sent in a frame of its own, so that the socket survives the
 * end of the first one.
 */
export function socketLink({ endpoint, tokens }: Connection, watch: StreamWatch): StreamLink {
  let sentToken: string | undefined
  const client = createWSClient({
    url: endpoint.replace(/^http/, 'ws'),
    connectionParams: async () => {
      sentToken = await tokens.token()
      return { access_token: sentToken ?? '' }
    },
    lazy: { enabled: true, closeMs: 0 },
    keepAlive: { enabled: true, intervalMs: 10_000, pongTimeoutMs: 5_000 },
    // The stream ends with its socket, and the replica opens the next one. It has closed this client by then.
    retryDelayMs: () => 1_000,
    onOpen() {
      watch.onActivity()
      client.connection?.ws.addEventListener('message', ({ data }: { data: unknown }) => {
        const delay = farewellOf(data)
        if (delay !== undefined) watch.onFarewell(delay)
      })
    },
  })
  const sendRenewedToken = async () => {
    const token = await tokens.token()
    const socket = client.connection?.ws
    if (token === undefined || token === sentToken || socket?.readyState !== OPEN) return
    sentToken = token
    socket.send(JSON.stringify({ method: 'connectionParams', data: { access_token: token } }))
  }
  const timer = setInterval(() => void sendRenewedToken().catch(() => {}), TOKEN_CHECK_MS)
  const close = () => {
    clearInterval(timer)
    void client.close()
  }
  return { link: wsLink({ client }), close }
}

/** Returns the delay of a frame that asks for a later return. */
function farewellOf(data: unknown): number | undefined {
  if (typeof data !== 'string' || !data.includes('"method":"reconnect"')) return undefined
  const { method, params } = JSON.parse(data) as { method?: string; params?: { delay_ms?: number } }
  return method === 'reconnect' ? params?.delay_ms : undefined
}
