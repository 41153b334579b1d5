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
    onOpen: () => watch.onActivity(),
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
