import { isLostLead } from './engine.ts'
import { followLoop } from './follow-loop.ts'
import type { Loop } from './loop.ts'
import { replicaProcedures } from './replica-procedures.ts'
import { sendLoop } from './send-loop.ts'

/** Milliseconds until a new attempt after something unforeseen, such as a storage that is full. */
const PAUSE_MS = 1_000

/** Leads for as long as the signal allows: follows the log and empties the outbox. Throws when another tab has taken over. */
export async function lead(given: Omit<Loop, 'procedures' | 'gate'>): Promise<void> {
  // Calls need no stream; each stream has procedures of its own.
  const loop = { ...given, procedures: replicaProcedures(given.connection), gate: { isShut: false } }
  while (!loop.signal.aborted) {
    const attempt = new AbortController()
    const own = { ...loop, signal: AbortSignal.any([loop.signal, attempt.signal]) }
    try {
      await loop.engine.load()
      loop.gate.isShut = false
      const loops = [followLoop(own), sendLoop(own)]
      try {
        await Promise.all(loops)
      } finally {
        attempt.abort()
        await Promise.allSettled(loops)
      }
    } catch (error) {
      if (isLostLead(error)) throw error
      await loop.following.sleep(loop.signal, PAUSE_MS)
    }
  }
}
