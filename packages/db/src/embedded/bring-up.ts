import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Home } from './home.ts'
import { type Launched, launch } from './launch.ts'
import { answers, dropStaleLock, isPostmaster, type PidFile, readPidFile } from './pid-file.ts'
import { serverArguments, type Settings } from './server-settings.ts'
import { port, socketIn } from './socket-folder.ts'

/** Everything needed to start the same postmaster again. */
export interface Plan {
  readonly home: Home
  readonly postgres: string
  readonly socketFolder: string
  readonly settings: Settings
  readonly log: (line: string) => void
}

/** A postmaster that answers. */
export interface Running extends PidFile {
  /** Set when this process started it. */
  readonly launched: Launched | undefined
}

const patience = 60_000
const longestRecovery = 600_000
const reportEvery = 3_000

/** What PostgreSQL says when another postmaster, or what is left of one, still holds the data folder. */
const heldByAnother = /lock file .* (already exists|is empty)|shared memory block .* still in use/

/**
 * Joins the postmaster of this home, or launches one. Any number of processes may do this at once:
 * PostgreSQL's own lock file decides which of them wins, and the others join the winner.
 */
export async function bringUp(plan: Plan, signal: AbortSignal): Promise<Running> {
  const { cluster } = plan.home
  const began = performance.now()
  let nextReport = began + reportEvery
  let launched: Launched | undefined
  try {
    for (;;) {
      signal.throwIfAborted()
      const file = await readPidFile(cluster)
      const answering = file !== undefined && (await answers(file))
      // Another process may have won although ours is still trying: then ours is about to end.
      if (answering && file.status === 'ready' && (!launched || (await launched.pid) === file.pid)) {
        launched?.hold(false)
        return { ...file, launched }
      }
      if (launched?.hasEnded()) {
        const words = await launched.ended
        if (!heldByAnother.test(words)) throw new Error(`The embedded database did not start:\n${words}`)
        launched = undefined
        await pause(50)
      } else if (!launched && !answering && !(file && isPostmaster(file.pid, cluster))) {
        launched = start(plan)
      }
      const now = performance.now()
      // Recovery after a crash takes as long as it takes, and the postmaster says that it is alive.
      const recovers = file?.status === 'starting' && launched !== undefined && !launched.hasEnded()
      if (now - began > (recovers ? longestRecovery : patience))
        throw new Error(`The embedded database was not ready after ${Math.round((now - began) / 1000)} s`)
      if (now > nextReport) {
        plan.log(`The embedded database is starting (${Math.round((now - began) / 1000)} s) …`)
        nextReport = now + reportEvery
      }
      await pause(10)
    }
  } catch (error) {
    launched?.release()
    await launched?.ended
    throw error
  }
}

function start(plan: Plan): Launched {
  const { cluster } = plan.home
  dropStaleLock(path.join(cluster, 'postmaster.pid'), cluster)
  dropStaleLock(`${socketIn(plan.socketFolder)}.lock`, cluster)
  const settings = serverArguments(cluster, plan.socketFolder, port, plan.settings)
  return launch(plan.home, plan.postgres, settings, plan.log)
}
