import { createWSClient, wsLink } from '@trpc/client'
import type { Connection } from '../connection.ts'
import type { StreamLink, StreamWatch } from './stream-kind.ts'

/** How often a socket looks whether its token was renewed, milliseconds. */
const LOOK_MS = 10_000

/** The token travels in the first frame, and each that is renewed in one of its own: the socket goes on with it. */
export function socketLink({ endpoint, access }: Connection, watch: StreamWatch): StreamLink {
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
