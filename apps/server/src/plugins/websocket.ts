import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Deps } from '@taskwire/api'
import type { FastifyInstance } from 'fastify'
import { WebSocketServer } from 'ws'
import type { CallLimits } from '../call-limits.ts'
import type { Metrics } from '../metrics/metrics.ts'
import type { Route } from '../forwarded.ts'
import { allowanceOf, isOwnOrigin, type AllowedOrigins } from '../origins.ts'
import type { ReportRefusal } from '../refused-origins.ts'
import { returnDelays } from '../trpc/farewell.ts'
import { serveSocket, type SocketTimes } from '../trpc/serve-socket.ts'
import { watchSessions } from '../trpc/session-watch.ts'
import { hasOneHost, pathOf } from './host-header.ts'

const PATH = '/trpc'
const MAX_FRAME_BYTES = 64 * 1024
/** Milliseconds that a reader has to close its side when the service shuts down. */
const FAREWELL_MS = 2_000
/** WebSocket's close code for a service that restarts. */
const RESTARTING = 1012

const usualTimes: SocketTimes = { authenticate: 10_000, ping: 25_000, pong: 10_000 }

interface WebsocketOptions {
  readonly deps: Deps
  readonly allowed: AllowedOrigins
  readonly onRefused: ReportRefusal
  readonly routeOf: (request: IncomingMessage) => Route
  readonly limits: CallLimits | undefined
  readonly times: Partial<SocketTimes> | undefined
  readonly metrics: Metrics | undefined
}

/** Serves the native router over WebSocket, for clients that want the log pushed through a socket. */
export function websocket(app: FastifyInstance, options: WebsocketOptions): void {
  const { deps, limits, times, routeOf } = options
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
  })
  options.metrics?.watch({ sockets: () => server.clients.size })
  const sessions = watchSessions(deps)
  const surroundings = { deps, limits, sessions, times: { ...usualTimes, ...times } }
  app.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const { url = '' } = request
    request.url = pathOf(url)
    const route = routeOf(request)
    const refusal = hasOneHost(request, url) ? refusalOf(request, route, options) : '400 Bad Request'
    if (refusal !== undefined) return refuse(socket, refusal)
    server.handleUpgrade(request, socket, head, (client) =>
      serveSocket(client, request, { ...surroundings, ip: route.ip }),
    )
  })
  app.addHook('preClose', (done) => {
    sessions.close()
    const delays = returnDelays(server.clients.size)
    for (const client of server.clients) {
      // tRPC's own clients return at once. Ours waits for the time that the frame names.
      const params = { delay_ms: delays.pop() ?? 0 }
      client.send(JSON.stringify({ id: null, method: 'reconnect', params }))
      client.close(RESTARTING)
      setTimeout(() => client.terminate(), FAREWELL_MS).unref()
    }
    server.close()
    done()
  })
}

/**
 * A browser sends the origin of the page that opens the socket: the own origin and allowed ones may. Other programs
 * send none.
 */
function refusalOf(
  { url = '', headers: { origin } }: IncomingMessage,
  route: Route,
  { allowed, onRefused }: WebsocketOptions,
): string | undefined {
  if (url.split('?', 1)[0] !== PATH) return '404 Not Found'
  if (origin === undefined || isOwnOrigin(origin, route) || allowanceOf(origin, allowed) !== undefined)
    return undefined
  onRefused(origin)
  return '403 Forbidden'
}

function refuse(socket: Duplex, refusal: string): void {
  // Without this listener a reset would end the process.
  socket.on('error', () => {})
  socket.once('finish', () => socket.destroy())
  socket.end(`HTTP/1.1 ${refusal}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
}
