import {
  bufferReset,
  maxChangesPerPage,
  receivePage,
  type ChangePage,
  type BufferedReset,
} from '@taskwire/domain'
import { isTRPCClientError } from '@trpc/client'
import { createBackoff } from './backoff.ts'
import { followStream } from './change-stream.ts'
import type { Loop } from './loop.ts'
import { isPresent, isRefused } from './presence.ts'
import { watchLoss } from './surroundings.ts'

/** Milliseconds for which a stream that could not be had is not tried again. */
const STREAM_REST_MS = 60_000

/** Keeps up with the log: reads up to its end, then follows a stream; where none can be had, asks and waits. */
export async function followLoop(loop: Loop): Promise<void> {
  const { engine, connection, user_id, signal, following, sending } = loop
  const backoff = createBackoff()
  const reader = createReader(loop)
  let isDown = false
  let restsUntil = loop.stream === 'none' ? Infinity : 0
  while (!signal.aborted) {
    if (!isPresent(connection, user_id)) {
      loop.setConnection('signed-out')
      await following.sleep(signal)
      continue
    }
    // What goes on ends with the session it began in.
    const session = new AbortController()
    const leave = loop.watchSession(() => {
      if (!isPresent(connection, user_id)) session.abort()
    })
    const unwatch = watchLoss(() => {
      // An open stream is silent without a network, too. A server on this machine may still be there: ask it.
      if (!isDown) loop.setConnection('connecting')
      session.abort()
    })
    const own = AbortSignal.any([signal, session.signal])
    try {
      const isResting = performance.now() < restsUntil
      const waits = isResting && !isDown
      if (waits) loop.setConnection('polling')
      const isRead = await reader.read(waits ? loop.wait : 0, own)
      if (!isRead) {
        await following.sleep(own, backoff.next())
        continue
      }
      backoff.reset()
      isDown = false
      sending.wake()
      if (loop.stream === 'none' || isResting) {
        loop.setConnection('polling')
        continue
      }
      reader.ask()
      const end = await followStream(connection, {
        kind: loop.stream,
        cursor: engine.state.cursor,
        silence: loop.silence,
        signal: own,
        onPage: async (page) => {
          if (!(await reader.take(page))) throw new Error('The page was overtaken')
          loop.setConnection('live')
        },
      })
      if (own.aborted) continue
      if (end === 'unavailable' || end === 'silent') restsUntil = performance.now() + STREAM_REST_MS
      if (end === 'cut') loop.setConnection('connecting')
    } catch (error) {
      if (own.aborted) continue
      if (!isTRPCClientError(error)) throw error
      if (isRefused(error)) continue
      isDown = true
      loop.setConnection('offline')
      await following.sleep(own, backoff.next())
    } finally {
      leave()
      unwatch()
    }
  }
}

interface Reader {
  /**
   * Reads to the end of the log; with `wait`, waits that many seconds for something to be there. False when an answer overtook
   * the first page of another history, which has to be read again.
   */
  read(wait: number, signal: AbortSignal): Promise<boolean>
  /** A page is asked for now. */
  ask(): void
  take(page: ChangePage): Promise<boolean>
}

function createReader({ engine, procedures, gate }: Loop): Reader {
  let buffered: BufferedReset
  /** What had been answered when the page was asked for. */
  let answered = 0
  const ask = () => {
    answered = engine.answered()
  }
  const take = async (page: ChangePage) => {
    const step = bufferReset(buffered, page, engine.state.rows.size > 0)
    buffered = step.buffered
    const whole = step.page
    if (whole === undefined) return true
    const isTaken = await engine.step((state) => receivePage(state, whole, engine.answered() > answered))
    gate.isShut = whole.reset && !isTaken
    return !gate.isShut
  }
  return {
    ask,
    take,
    async read(wait, signal) {
      buffered = undefined
      for (let hasMore = true; hasMore && !signal.aborted;) {
        const cursor = (buffered as BufferedReset)?.cursor ?? engine.state.cursor
        ask()
        const page = await procedures.changes.query({ cursor, wait, limit: maxChangesPerPage }, { signal })
        if (!(await take(page))) return false
        hasMore = page.has_more
      }
      return true
    },
  }
}
