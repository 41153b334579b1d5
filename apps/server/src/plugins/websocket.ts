import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Deps } from '@taskwire/api'
import type { FastifyInstance } from 'fastify'
import { WebSocketServer } from 'ws'
import type { CallLimits } from '../call-limits.ts'
import { isAllowedOrigin, type AllowedOrigins } from '../origins.ts'
import { serveSocket, type SocketTimes } from '../trpc/serve-socket.ts'
import { watchSessions } from '../trpc/session-watch.ts'

const PATH = '/trpc'
const MAX_FRAME_BYTES = 64 * 1024
/** Milliseconds that a reader has to close its side when the service goes down. */
const FAREWELL_MS = 2_000
/** WebSocket's own code for a service that comes back. */
const RESTARTING = 1012

const usualTimes: SocketTimes = { authenticate: 10_000, ping: 25_000, pong: 10_000 }

interface WebsocketOptions {
  readonly deps: Deps
  readonly allowedOrigins: AllowedOrigins
  readonly limits: CallLimits | undefined
  readonly times: Partial<SocketTimes> | undefined
}

/** The native router over WebSocket, for those who want the log pushed through a socket. */
export function websocket(
  app: FastifyInstance,
  { deps, allowedOrigins, limits, times }: WebsocketOptions,
): void {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
  })
  const sessions = watchSessions(deps)
  const surroundings = { deps, limits, sessions, times: { ...usualTimes, ...times } }
  app.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const refusal = refusalOf(request, allowedOrigins)
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

/** A browser says which page opens the socket; our own and the listed ones may. */
function refusalOf({ url = '', headers }: IncomingMessage, allowed: AllowedOrigins): string | undefined {
  if (url.split('?', 1)[0] !== PATH) return '404 Not Found'
  return isAllowedOrigin(headers, allowed) ? undefined : '403 Forbidden'
}

function refuse(socket: Duplex, refusal: string): void {
  // Nobody else listens on it any more: a reset would end the process.
  socket.on('error', () => {})
  socket.once('finish', () => socket.destroy())
  socket.end(`HTTP/1.1 ${refusal}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
}
