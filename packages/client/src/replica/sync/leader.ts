import { isLeadershipLost } from '../store/engine.ts'
import { pullLoop } from './pull-loop.ts'
import { pushLoop } from './push-loop.ts'
import { replicaProcedures } from './replica-procedures.ts'
import type { LeaderContext, SyncContext } from './sync-context.ts'

/** Milliseconds until the loops start again after an unexpected error, for example from a storage that is full. */
const RESTART_MS = 1_000

/**
 * Runs the pull loop and the push loop until the signal aborts.
 *
 * @throws an error that {@link isLeadershipLost} recognises when another tab has taken over
 */
export async function runLeader(leader: LeaderContext): Promise<void> {
  // These procedures are for calls only; each stream creates its own.
  const procedures = replicaProcedures(leader.connection)
  const context: SyncContext = { ...leader, procedures, gate: { isSendingPaused: false } }
  while (!context.signal.aborted) {
    const attempt = new AbortController()
    const own = { ...context, signal: AbortSignal.any([context.signal, attempt.signal]) }
    try {
      await context.engine.load()
      context.gate.isSendingPaused = false
      const loops = [pullLoop(own), pushLoop(own)]
      try {
        await Promise.all(loops)
      } finally {
        attempt.abort()
        await Promise.allSettled(loops)
      }
    } catch (error) {
      if (isLeadershipLost(error)) throw error
      await context.pullWaker.sleep(context.signal, RESTART_MS)
    }
  }
}
