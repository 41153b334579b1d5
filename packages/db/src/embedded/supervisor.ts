import { setTimeout as pause } from 'node:timers/promises'
import { bringUp, type Plan, type Running } from './bring-up.ts'
import { answers, isAlive } from './pid-file.ts'

/** Keeps one postmaster running until it is stopped. */
export interface Supervisor {
  current(): Running
  stop(): Promise<void>
}

const shortestDelay = 50
const longestDelay = 5_000
/** A postmaster that lived this long was healthy: its end starts the delays afresh. */
const healthyAfter = 30_000
const watchEvery = 500

/**
 * Brings the postmaster up and brings it up again whenever it ends unasked. A process that only joined
 * does the same, so the database outlives the process that had started it: one of the rest takes over.
 * Nothing in here keeps the event loop alive.
 */
export async function supervise(plan: Plan): Promise<Supervisor> {
  const stopping = new AbortController()
  const { signal } = stopping
  let running = await bringUp(plan, signal)
  const samePlan = { ...plan, socketFolder: running.socketFolder } // whoever chose it: pools hold on to it
  const watch = keepRunning()

  async function keepRunning(): Promise<void> {
    let delay = shortestDelay
    while (!signal.aborted) {
      const since = performance.now()
      await endOf(running, signal)
      if (signal.aborted) return
      plan.log('The embedded database ended unexpectedly: starting it again.')
      delay = performance.now() - since > healthyAfter ? shortestDelay : delay
      delay = await again(delay)
    }
  }

  async function again(firstDelay: number): Promise<number> {
    for (let delay = firstDelay; ; delay = Math.min(delay * 2, longestDelay)) {
      await rest(delay, signal)
      if (signal.aborted) return delay
      try {
        running = await bringUp(samePlan, signal)
        plan.log(`The embedded database answers again (process ${running.pid}).`)
        return Math.min(delay * 2, longestDelay)
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

async function endOf(running: Running, signal: AbortSignal): Promise<void> {
  if (!running.launched) return endOfJoined(running, signal)
  const aborted = new Promise<void>((resolve) =>
    signal.addEventListener('abort', () => resolve(), { once: true }),
  )
  await Promise.race([running.launched.ended, aborted])
}

/** A postmaster in another container has no process number here that could be asked: its socket is. */
async function endOfJoined(running: Running, signal: AbortSignal): Promise<void> {
  do await rest(watchEvery, signal)
  while (!signal.aborted && (isAlive(running.pid) || (await answers(running))))
}

const rest = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  pause(milliseconds, undefined, { signal, ref: false }).catch(() => undefined)
