import { importPart } from '../../import-part.ts'
import type { LeaderContext } from './sync-context.ts'

/** Milliseconds until a failed import is tried again. */
const RETRY_MS = 2_000

/**
 * Loads the code that talks to the server and runs it until the signal aborts. That code is a chunk of its own, so that stored tasks
 * show before it arrives. Where the chunk can't be fetched, the server can't be reached either: the state is `offline` until a retry
 * succeeds.
 *
 * @throws as `runLeader`
 */
export async function startLeader(context: LeaderContext): Promise<void> {
  const { signal, status } = context
  const runLeader = await importLeader(signal, () => status.setPull('offline'))
  signal.addEventListener('abort', () => status.setPush(undefined), { once: true })
  await runLeader?.(context)
}

/** Returns undefined when the signal aborts first. */
async function importLeader(signal: AbortSignal, onFailure: () => void) {
  while (!signal.aborted) {
    try {
      const { runLeader } = await importPart(() => import('./leader.ts'))
      return runLeader
    } catch {
      onFailure()
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
    }
  }
  return undefined
}
