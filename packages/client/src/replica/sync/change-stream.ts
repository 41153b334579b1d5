import type { EntityChangePage } from '@taskwire/domain'
import type { Connection } from '../../connection.ts'
import { taskwireError } from '../../taskwire-error.ts'
import { replicaProcedures } from './replica-procedures.ts'
import { sseLink } from './sse-link.ts'
import type { StreamKind, StreamLink, StreamWatch } from './stream-link.ts'

/** Milliseconds until a stream without a first page counts as unavailable. */
const FIRST_PAGE_MS = 5_000
/** Milliseconds between two checks for silence. */
const CHECK_MS = 250

/** Clients that lose their streams together return within this many milliseconds, each at a random time. */
const SPREAD_MS = 1_500

export interface StreamEnd {
  readonly reason: StreamEndReason
  /** Milliseconds to wait before the next request. */
  readonly delayMs: number
}

/** How a stream ended: it never opened, it broke off, it fell silent, or the server no longer accepts the token. */
export type StreamEndReason = 'unavailable' | 'cut' | 'silent' | 'refused'

export interface ChangeStreamOptions {
  readonly kind: Exclude<StreamKind, 'none'>
  readonly cursor: string | undefined
  /** Milliseconds of silence after which a stream is given up. */
  readonly streamTimeout: number
  /** Called for each page in order, after the promise of the previous call has resolved. */
  readonly onPage: (page: EntityChangePage) => Promise<void>
  readonly signal: AbortSignal
}

/** Follows the log from a cursor until the stream ends for any reason. Never rejects. */
export async function followStream(connection: Connection, options: ChangeStreamOptions): Promise<StreamEnd> {
  let resolve = (_end: StreamEndReason) => {}
  const ended = new Promise<StreamEndReason>((settle) => {
    resolve = settle
  })
  // Pings of an SSE stream are visible here; those of a WebSocket are tRPC's own business.
  const seesPings = options.kind === 'sse'
  let lastReceived = performance.now()
  let hasBegun = false
  let farewellMs: number | undefined
  let handled = Promise.resolve()
  const end = () => resolve(hasBegun ? 'cut' : 'unavailable')
  const link = await openStreamLink(connection, options.kind, {
    onActivity: () => {
      lastReceived = performance.now()
    },
    onFarewell(delayMs) {
      farewellMs = delayMs
    },
    onRefused: (status) => resolve(status === 401 ? 'refused' : 'unavailable'),
  }).catch(() => undefined)
  if (link === undefined) return { reason: 'unavailable', delayMs: 0 }
  const subscription = replicaProcedures(connection, link).onChange.subscribe(
    { lastEventId: options.cursor },
    {
      onData: ({ data }) => {
        hasBegun = true
        lastReceived = performance.now()
        handled = handled.then(() => options.onPage(data)).catch(end)
      },
      // The link would reconnect by itself. End instead, so that the replica resumes from its stored cursor.
      onConnectionStateChange: ({ state, error }) => {
        if (state === 'connecting' && error) end()
      },
      onStopped: end,
      onComplete: end,
      onError: (error) => (taskwireError(error)?.code === 'UNAUTHENTICATED' ? resolve('refused') : end()),
    },
  )
  const watchdog = setInterval(() => {
    const limit = hasBegun ? options.streamTimeout : FIRST_PAGE_MS
    if ((seesPings || !hasBegun) && performance.now() - lastReceived > limit)
      resolve(hasBegun ? 'silent' : 'unavailable')
  }, CHECK_MS)
  options.signal.addEventListener('abort', end, { once: true })
  if (options.signal.aborted) end()
  try {
    const reason = await ended
    const isCut = reason === 'cut' && !options.signal.aborted
    return { reason, delayMs: isCut ? (farewellMs ?? Math.random() * SPREAD_MS) : 0 }
  } finally {
    clearInterval(watchdog)
    options.signal.removeEventListener('abort', end)
    subscription.unsubscribe()
    link.close()
    await handled
  }
}

/** Imports the code for WebSockets only when a replica uses them. */
async function openStreamLink(
  connection: Connection,
  kind: ChangeStreamOptions['kind'],
  watch: StreamWatch,
): Promise<StreamLink> {
  if (kind === 'sse') return sseLink(connection, watch)
  const { socketLink } = await import('./socket-link.ts')
  return socketLink(connection, watch)
}
