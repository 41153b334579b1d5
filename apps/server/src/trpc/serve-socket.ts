import type { IncomingMessage } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { appRouter, authenticate, toDomainError, type Context, type Deps } from '@taskwire/api'
import { getWSConnectionHandler } from '@trpc/server/adapters/ws'
import type { WebSocket, WebSocketServer } from 'ws'
import { assertWithinLimit, type CallLimits } from '../call-limits.ts'
import { bearerToken } from '../context.ts'
import type { SessionWatch } from './session-watch.ts'
import { boundedJson } from './socket-limits.ts'

/** Milliseconds. */
export interface SocketTimes {
  /** Until a socket must have sent a valid token. */
  readonly authenticate: number
  /** From the last frame to a ping, and from a ping to the close. */
  readonly ping: number
  readonly pong: number
}

/** Close codes beyond those of the protocol. */
const UNAUTHENTICATED = 4401
/** Buffered bytes below which a stream continues to read. */
const DRAINED = 128 * 1024

interface SocketContext {
  readonly deps: Deps
  readonly limits: CallLimits | undefined
  readonly times: SocketTimes
  readonly sessions: SessionWatch
  /** The caller's address. */
  readonly ip: string | undefined
}

/** Serves the calls of one socket in tRPC's WebSocket protocol. */
export function serveSocket(
  client: WebSocket,
  request: IncomingMessage,
  { deps, limits, times, sessions, ip }: SocketContext,
): void {
  const { authorization, 'user-agent': user_agent } = request.headers
  let access_token = bearerToken(authorization)
  const context: Context = {
    deps,
    user_agent,
    ip,
    // Read at each use: the reader sends a new token before this one expires.
    get access_token() {
      return access_token
    },
    drained: () => drained(client),
    admit() {
      if (limits !== undefined) assertWithinLimit(limits.count({ access_token, ip }, 1))
    },
  }
  const close = () => client.close(UNAUTHENTICATED, 'a valid access token is required')
  const deadline = setTimeout(close, times.authenticate)
  let unwatch: (() => void) | undefined
  client.once('close', () => {
    clearTimeout(deadline)
    unwatch?.()
  })
  const handle = getWSConnectionHandler({
    wss: {} as WebSocketServer, // required by the type, unused for a single connection
    router: appRouter,
    keepAlive: { enabled: true, pingMs: times.ping, pongWaitMs: times.pong },
    experimental_encoder: boundedJson(client, (params) => (access_token = tokenOf(params) ?? access_token)),
    async createContext({ info }) {
      access_token = tokenOf(info.connectionParams) ?? access_token
      const { user_id } = await authenticate(deps, access_token, context)
      clearTimeout(deadline)
      // A running call notices the end of its session; a socket without calls needs this watch.
      if (client.readyState === client.OPEN) unwatch ??= sessions.watch(user_id, () => access_token, close)
      return context
    },
    onError({ error }) {
      if (toDomainError(error).code === 'UNAUTHENTICATED') close()
    },
  })
  handle(client, request)
}

function tokenOf(params: unknown): string | undefined {
  const { access_token } = (params ?? {}) as { access_token?: unknown }
  return typeof access_token === 'string' ? access_token : undefined
}

/** Waits until the reader has taken most of the buffer: reading ahead would only fill memory. */
async function drained(client: WebSocket): Promise<void> {
  while (client.bufferedAmount > DRAINED && client.readyState === client.OPEN) await pause(20)
}
