import { gatherReset, maxChangesPerPage, receivePage, type ChangePage, type Gathered } from '@taskwire/domain'
import { isTRPCClientError } from '@trpc/client'
import { createBackoff } from './backoff.ts'
import { followStream } from './change-stream.ts'
import type { Loop } from './loop.ts'
import { isPresent, isRefused } from './presence.ts'

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
    const own = AbortSignal.any([signal, session.signal])
    try {
      const isResting = performance.now() < restsUntil
      const waits = isResting && !isDown
      if (waits) loop.setConnection('polling')
      await reader.read(waits ? loop.wait : 0, own)
      backoff.reset()
      isDown = false
      sending.wake()
      if (loop.stream === 'none' || isResting) {
        loop.setConnection('polling')
        continue
      }
      const end = await followStream(connection, {
        kind: loop.stream,
        cursor: engine.state.cursor,
        silence: loop.silence,
        signal: own,
        onPage: async (page) => {
          await reader.take(page)
          loop.setConnection('live')
        },
      })
      if (end === 'unavailable' || end === 'silent') restsUntil = performance.now() + STREAM_REST_MS
      if (!signal.aborted && end === 'cut') loop.setConnection('connecting')
    } catch (error) {
      if (own.aborted) continue
      if (!isTRPCClientError(error)) throw error
      if (isRefused(error)) continue
      isDown = true
      loop.setConnection('offline')
      await following.sleep(own, backoff.next())
    } finally {
      leave()
    }
  }
}

interface Reader {
  /** Reads to the end of the log; with `wait`, waits that many seconds for something to be there. */
  read(wait: number, signal: AbortSignal): Promise<void>
  take(page: ChangePage): Promise<void>
}

function createReader({ engine, procedures }: Loop): Reader {
  let gathered: Gathered
  const take = async (page: ChangePage) => {
    const step = gatherReset(gathered, page, engine.state.rows.size > 0)
    gathered = step.gathered
    if (step.page !== undefined) await engine.step((state) => receivePage(state, step.page as ChangePage))
  }
  return {
    take,
    async read(wait, signal) {
      gathered = undefined
      for (let hasMore = true; hasMore && !signal.aborted;) {
        const cursor = (gathered as Gathered)?.cursor ?? engine.state.cursor
        const page = await procedures.changes.query({ cursor, wait, limit: maxChangesPerPage }, { signal })
        await take(page)
        hasMore = page.has_more
      }
    },
  }
}
