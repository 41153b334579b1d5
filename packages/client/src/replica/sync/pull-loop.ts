import {
  bufferReset,
  maxChangesPerPage,
  receivePage,
  type EntityChangePage,
  type BufferedReset,
} from '@taskwire/domain'
import { isTRPCClientError } from '@trpc/client'
import { createBackoff } from './backoff.ts'
import { followStream } from './change-stream.ts'
import { watchOffline } from './online-events.ts'
import type { SyncContext } from './sync-context.ts'
import { isUnauthenticated } from './is-unauthenticated.ts'
import { isSignedInAs } from './user-connection.ts'

/** Milliseconds until a stream that failed to open is tried again. */
const STREAM_RETRY_MS = 60_000

/** Follows the server's log: reads up to its end, then opens a stream. Uses long polls where no stream is available. */
export async function pullLoop(context: SyncContext): Promise<void> {
  const { engine, connection, user_id, signal, pullWaker, pushWaker, status } = context
  const backoff = createBackoff()
  const reader = createReader(context)
  let isDown = false
  let pollsUntil = context.stream === 'none' ? Infinity : 0
  while (!signal.aborted) {
    if (!isSignedInAs(connection, user_id)) {
      status.setPull('signed-out')
      await pullWaker.sleep(signal)
      continue
    }
    // A request or stream ends together with the session in which it began.
    const session = new AbortController()
    const leave = context.watchSession(() => {
      if (!isSignedInAs(connection, user_id)) session.abort()
    })
    const unwatch = watchOffline(() => {
      // Without a network an open stream only falls silent. A server on this machine may still respond, so ask it.
      if (!isDown) status.setPull('connecting')
      session.abort()
    })
    const own = AbortSignal.any([signal, session.signal])
    try {
      const isPolling = performance.now() < pollsUntil
      const waits = isPolling && !isDown
      if (waits) status.setPull('polling')
      const isRead = await reader.read(waits ? context.pollSeconds : 0, own)
      if (!isRead) {
        await pullWaker.sleep(own, backoff.next())
        continue
      }
      backoff.reset()
      isDown = false
      pushWaker.wake()
      if (context.stream === 'none' || isPolling) {
        status.setPull('polling')
        continue
      }
      reader.markRequest()
      const { reason, delayMs } = await followStream(connection, {
        kind: context.stream,
        cursor: engine.state.cursor,
        streamTimeout: context.streamTimeout,
        signal: own,
        onPage: async (page) => {
          if (!(await reader.receive(page))) throw new Error('A response overtook the page')
          status.setPull('live')
        },
      })
      if (own.aborted) continue
      if (reason === 'unavailable' || reason === 'silent') pollsUntil = performance.now() + STREAM_RETRY_MS
      if (reason === 'cut') {
        status.setPull('connecting')
        await pullWaker.sleep(own, delayMs)
      }
    } catch (error) {
      if (own.aborted) continue
      if (!isTRPCClientError(error)) throw error
      if (isUnauthenticated(error)) continue
      isDown = true
      status.setPull('offline')
      await pullWaker.sleep(own, backoff.next())
    } finally {
      leave()
      unwatch()
    }
  }
}

interface Reader {
  /**
   * Reads to the end of the log. With `wait` above 0, waits up to that many seconds for a change.
   *
   * @returns false when a page of another epoch must be read again, because a response overtook it
   */
  read(wait: number, signal: AbortSignal): Promise<boolean>
  /** Remembers that a page is requested now. */
  markRequest(): void
  /** Applies a page. Returns false as `read` does. */
  receive(page: EntityChangePage): Promise<boolean>
}

function createReader({ engine, procedures, gate }: SyncContext): Reader {
  let buffered: BufferedReset
  /** `engine.answered()` when the page was requested. */
  let answered = 0
  const markRequest = () => {
    answered = engine.answered()
  }
  const receive = async (page: EntityChangePage) => {
    const step = bufferReset(buffered, page, engine.state.rows.size > 0)
    buffered = step.buffered
    const whole = step.page
    if (whole === undefined) return true
    const isApplied = await engine.step((state) => receivePage(state, whole, engine.answered() > answered))
    gate.isSendingPaused = whole.reset && !isApplied
    return !gate.isSendingPaused
  }
  return {
    markRequest,
    receive,
    async read(wait, signal) {
      buffered = undefined
      for (let hasMore = true; hasMore && !signal.aborted;) {
        const cursor = (buffered as BufferedReset)?.cursor ?? engine.state.cursor
        markRequest()
        const page = await procedures.changes.query({ cursor, wait, limit: maxChangesPerPage }, { signal })
        if (!(await receive(page))) return false
        hasMore = page.has_more
      }
      return true
    },
  }
}
