import { setTimeout as pause } from 'node:timers/promises'
import { bringUp, type RunningPostmaster, type StartPlan } from './bring-up.ts'
import { acceptsConnections, isAlive } from './pid-file.ts'

/** Restarts one postmaster until it is stopped. */
export interface Supervisor {
  current(): RunningPostmaster
  stop(): Promise<void>
}

const shortestDelayMs = 50
const longestDelayMs = 5_000
/** After a postmaster that ran this long, the delays between restarts begin at the shortest again. */
const healthyAfterMs = 30_000
const watchEveryMs = 500

/**
 * Starts or joins the postmaster, and does so again whenever it ends without a stop. A process that only joined does the
 * same, so the database outlives the process that started it: one of the others takes over. No timer or handle in here
 * keeps the event loop alive.
 */
export async function supervise(plan: StartPlan): Promise<Supervisor> {
  const stopping = new AbortController()
  const { signal } = stopping
  let running = await bringUp(plan, signal)
  // Connection pools remember the socket, so a restart must use the same one, even if another process chose it.
  const restartPlan = { ...plan, socketDir: running.socketDir }
  const watch = keepRunning()

  async function keepRunning(): Promise<void> {
    let delay = shortestDelayMs
    while (!signal.aborted) {
      const since = performance.now()
      await endOf(running, signal)
      if (signal.aborted) return
      plan.log('The embedded database ended unexpectedly: starting it again.')
      delay = performance.now() - since > healthyAfterMs ? shortestDelayMs : delay
      delay = await restart(delay)
    }
  }

  /** Tries until the postmaster runs; returns the delay for the next restart. */
  async function restart(firstDelay: number): Promise<number> {
    for (let delay = firstDelay; ; delay = Math.min(delay * 2, longestDelayMs)) {
      await wait(delay, signal)
      if (signal.aborted) return delay
      try {
        running = await bringUp(restartPlan, signal)
        plan.log(`The embedded database is running again (process ${running.pid}).`)
        return Math.min(delay * 2, longestDelayMs)
      } catch (error) {
        if (!signal.aborted) plan.log(error instanceof Error ? error.message : String(error))
      }
    }
  }

  return {
    current: () => running,
    async stop() {
      stopping.abort()
      running.launched?.hold(true)
      await watch
      running.launched?.release()
      await running.launched?.ended
    },
  }
}

async function endOf(running: RunningPostmaster, signal: AbortSignal): Promise<void> {
  if (!running.launched) return endOfJoined(running, signal)
  const aborted = new Promise<void>((resolve) =>
    signal.addEventListener('abort', () => resolve(), { once: true }),
  )
  await Promise.race([running.launched.ended, aborted])
}

/** Checks the socket too: the process id of a postmaster in another container means nothing here. */
async function endOfJoined(running: RunningPostmaster, signal: AbortSignal): Promise<void> {
  do await wait(watchEveryMs, signal)
  while (!signal.aborted && (isAlive(running.pid) || (await acceptsConnections(running))))
}

const wait = (ms: number, signal: AbortSignal): Promise<void> =>
  pause(ms, undefined, { signal, ref: false }).catch(() => undefined)
