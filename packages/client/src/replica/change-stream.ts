import type { ChangePage } from '@taskwire/domain'
import { taskwireError } from '../taskwire-error.ts'
import type { Connection } from '../connection.ts'
import { replicaProcedures } from './replica-procedures.ts'
import type { StreamKind } from './stream-kind.ts'
import { streamLink } from './stream-link.ts'

/** How a stream ended: it never began, it broke off, it fell silent, or the server no longer takes the token. */
export type StreamEnd = 'unavailable' | 'cut' | 'silent' | 'refused'

export interface StreamOptions {
  readonly kind: Exclude<StreamKind, 'none'>
  readonly cursor: string | undefined
  /** Milliseconds without any sign of life after which a stream is given up. */
  readonly silence: number
  /** Pages come in order, each after the one before was taken. */
  readonly onPage: (page: ChangePage) => Promise<void>
  readonly signal: AbortSignal
}

/** Follows the log from a cursor on until the stream ends, for whatever reason. Never throws. */
export async function followStream(connection: Connection, options: StreamOptions): Promise<StreamEnd> {
  let resolve = (_end: StreamEnd) => {}
  const ended = new Promise<StreamEnd>((settle) => {
    resolve = settle
  })
  const isHeard = options.kind === 'sse'
  let lastHeard = performance.now()
  let hasBegun = false
  let taken = Promise.resolve()
  const end = () => resolve(hasBegun ? 'cut' : 'unavailable')
  const link = await streamLink(connection, options.kind, {
    heard: () => {
      lastHeard = performance.now()
    },
    refused: (status) => resolve(status === 401 ? 'refused' : 'unavailable'),
  }).catch(() => undefined)
  if (link === undefined) return 'unavailable'
  const subscription = replicaProcedures(connection, link).onChange.subscribe(
    { lastEventId: options.cursor },
    {
      onData: ({ data }) => {
        hasBegun = true
        lastHeard = performance.now()
        taken = taken.then(() => options.onPage(data)).catch(end)
      },
      // The link would go on by itself; reading on from what was stored is the replica's own business.
      onConnectionStateChange: ({ state, error }) => {
        if (state === 'connecting' && error) end()
      },
      onStopped: end,
      onComplete: end,
      onError: (error) => (taskwireError(error)?.code === 'UNAUTHENTICATED' ? resolve('refused') : end()),
    },
  )
  const watchdog = setInterval(() => {
    // Before its first page there is nothing that a stream could be waiting for.
    const limit = hasBegun ? options.silence : FIRST_PAGE_MS
    if ((isHeard || !hasBegun) && performance.now() - lastHeard > limit)
      resolve(hasBegun ? 'silent' : 'unavailable')
  }, WATCH_MS)
  options.signal.addEventListener('abort', end, { once: true })
  if (options.signal.aborted) end()
  try {
    return await ended
  } finally {
    clearInterval(watchdog)
    options.signal.removeEventListener('abort', end)
    subscription.unsubscribe()
    link.close()
    await taken
  }
}

const FIRST_PAGE_MS = 5_000
const WATCH_MS = 250
