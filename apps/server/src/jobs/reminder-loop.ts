import { setTimeout as pause } from 'node:timers/promises'
import { claimReminders, type Deps } from '@taskwire/api'
import type { FastifyBaseLogger } from 'fastify'

/** Milliseconds between two looks for reminders that are due. A look reads one index. */
const LOOK_MS = 1_000
/** The longest time between two looks while the database is away. */
const LONGEST_MS = 30_000

/** Claims reminders that are due until it is disposed. Every process does so; each moment is claimed once. */
export function runReminders(deps: Deps, log: Pick<FastifyBaseLogger, 'info' | 'warn'>): AsyncDisposable {
  const stopped = new AbortController()
  const running = loop()
  return {
    async [Symbol.asyncDispose]() {
      stopped.abort()
      await running
    },
  }

  async function loop(): Promise<void> {
    let wait = LOOK_MS
    while (!stopped.signal.aborted) {
      try {
        const { claimed, hasMore } = await claimReminders(deps)
        if (claimed > 0) log.info({ claimed }, 'reminders are due')
        wait = hasMore ? 0 : LOOK_MS
      } catch (error) {
        wait = Math.min(2 * Math.max(wait, LOOK_MS), LONGEST_MS)
        log.warn({ err: error }, 'reminders could not be claimed')
      }
      if (wait > 0) await pause(wait, undefined, { signal: stopped.signal, ref: false }).catch(() => {})
    }
  }
}
