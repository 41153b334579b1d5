import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { appRouter, authenticate, toDomainError, type Deps } from '@taskwire/api'
import { getWSConnectionHandler } from '@trpc/server/adapters/ws'
import type { FastifyInstance } from 'fastify'
import { WebSocketServer, type WebSocket } from 'ws'
import { bearerToken } from '../context.ts'
import { boundedJson } from '../trpc/socket-limits.ts'

const PATH = '/trpc'
const MAX_FRAME_BYTES = 64 * 1024
/** Milliseconds until a socket must have shown a valid token. */
const AUTHENTICATE_MS = 10_000
const PING_MS = 25_000
const PONG_MS = 10_000

/** Why a socket was closed, beyond the protocol's own codes. */
const UNAUTHENTICATED = 4401
const RESTARTING = 1012

/** The native router over WebSocket, for those who want the log pushed through a socket. */
export function websocket(app: FastifyInstance, deps: Deps): void {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
  })
  app.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const refusal = refusalOf(request)
    if (refusal === undefined)
      server.handleUpgrade(request, socket, head, (client) => serve(client, request, deps))
    else socket.end(`HTTP/1.1 ${refusal}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
  })
  app.addHook('preClose', (done) => {
    for (const client of server.clients) {
      client.send(JSON.stringify({ id: null, method: 'reconnect' }))
      client.close(RESTARTING)
    }
    server.close()
    done()
  })
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

function serve(client: WebSocket, request: IncomingMessage, deps: Deps): void {
  const close = () => client.close(UNAUTHENTICATED, 'a valid access token is required')
  const deadline = setTimeout(close, AUTHENTICATE_MS)
  client.once('close', () => clearTimeout(deadline))
  const handle = getWSConnectionHandler({
    wss: {} as WebSocketServer, // asked for by the type, not used for a single connection
    router: appRouter,
    keepAlive: { enabled: true, pingMs: PING_MS, pongWaitMs: PONG_MS },
    experimental_encoder: boundedJson(client),
    async createContext({ info }) {
      const given = info.connectionParams?.['access_token']
      const access_token = given ?? bearerToken(request.headers.authorization)
      await authenticate(deps, access_token)
      clearTimeout(deadline)
      return { deps, access_token, user_agent: request.headers['user-agent'] }
    },
    onError({ error }) {
      if (toDomainError(error).code === 'UNAUTHENTICATED') close()
    },
  })
  handle(client, request)
}
