import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Deps } from '@taskwire/api'
import type { FastifyInstance } from 'fastify'
import { WebSocketServer } from 'ws'
import { serveSocket, type SocketTimes } from '../trpc/serve-socket.ts'
import { watchSessions } from '../trpc/session-watch.ts'

const PATH = '/trpc'
const MAX_FRAME_BYTES = 64 * 1024
/** Milliseconds that a reader has to close its side when the service goes down. */
const FAREWELL_MS = 2_000
/** WebSocket's own code for a service that comes back. */
const RESTARTING = 1012

const usualTimes: SocketTimes = { authenticate: 10_000, ping: 25_000, pong: 10_000 }

/** The native router over WebSocket, for those who want the log pushed through a socket. */
export function websocket(app: FastifyInstance, deps: Deps, times: Partial<SocketTimes> = {}): void {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
  })
  const sessions = watchSessions(deps)
  const surroundings = { deps, sessions, times: { ...usualTimes, ...times } }
  app.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const refusal = refusalOf(request)
    if (refusal === undefined)
      server.handleUpgrade(request, socket, head, (client) => serveSocket(client, request, surroundings))
    else refuse(socket, refusal)
  })
  app.addHook('preClose', (done) => {
    sessions.close()
    for (const client of server.clients) {
      client.send(JSON.stringify({ id: null, method: 'reconnect' }))
      client.close(RESTARTING)
      setTimeout(() => client.terminate(), FAREWELL_MS).unref()
    }
    server.close()
    done()
  })
}

/**
 * Whether a request that offers an upgrade is for the socket. Some HTTP clients offer one to HTTP/2 with their first
 * request of any kind; theirs is answered as if they had not.
 */
export function asksForSocket({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === 'websocket'
}

/** A browser says which page opens the socket; only our own may. */
function refusalOf({ url = '', headers }: IncomingMessage): string | undefined {
  if (url.split('?', 1)[0] !== PATH) return '404 Not Found'
  if (headers.origin !== undefined && hostOf(headers.origin) !== headers.host) return '403 Forbidden'
  return undefined
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}

function refuse(socket: Duplex, refusal: string): void {
  // Nobody else listens on it any more: a reset would end the process.
  socket.on('error', () => {})
  socket.once('finish', () => socket.destroy())
  socket.end(`HTTP/1.1 ${refusal}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
}
