import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { DatabaseDir } from './database-dir.ts'
import { type LaunchedPostmaster, launch } from './launch.ts'
import { acceptsConnections, dropStaleLock, isPostmaster, type PidFile, readPidFile } from './pid-file.ts'
import { serverArguments, type ServerSettings } from './server-settings.ts'
import { socketIn } from './socket-dir.ts'

/** Everything needed to start the same postmaster again. */
export interface StartPlan {
  readonly databaseDir: DatabaseDir
  /** Path of the `postgres` program. */
  readonly postgres: string
  readonly socketDir: string
  readonly settings: ServerSettings
  readonly log: (line: string) => void
}

/** A postmaster that accepts connections. */
export interface RunningPostmaster extends PidFile {
  /** Set when this process started it. */
  readonly launched: LaunchedPostmaster | undefined
}

const startTimeoutMs = 60_000
const recoveryTimeoutMs = 600_000
const reportEveryMs = 3_000

/** PostgreSQL's messages when another postmaster, or a remainder of one, still uses the data folder. */
const lockedByAnother = /lock file .* (already exists|is empty)|shared memory block .* still in use/

/**
 * Joins the postmaster of this database, or launches one. Any number of processes may call it at once: PostgreSQL's own
 * lock file decides which of them wins, and the others join the winner.
 */
export async function bringUp(plan: StartPlan, signal: AbortSignal): Promise<RunningPostmaster> {
  const { clusterDir } = plan.databaseDir
  const began = performance.now()
  let nextReport = began + reportEveryMs
  let launched: LaunchedPostmaster | undefined
  try {
    for (;;) {
      signal.throwIfAborted()
      const file = await readPidFile(clusterDir)
      const accepts = file !== undefined && (await acceptsConnections(file))
      // Another process may have won while our postmaster is still trying. Ours is then about to end.
      if (accepts && file.status === 'ready' && (!launched || (await launched.pid) === file.pid)) {
        launched?.hold(false)
        return { ...file, launched }
      }
      if (launched?.hasEnded()) {
        const output = await launched.ended
        if (!lockedByAnother.test(output)) throw new Error(`The embedded database did not start:\n${output}`)
        launched = undefined
        await pause(50)
      } else if (!launched && !accepts && !(file && isPostmaster(file.pid, clusterDir))) {
        launched = start(plan)
      }
      const now = performance.now()
      // Recovery after a crash may take minutes. The status shows that the postmaster is working.
      const recovers = file?.status === 'starting' && launched !== undefined && !launched.hasEnded()
      if (now - began > (recovers ? recoveryTimeoutMs : startTimeoutMs))
        throw new Error(`The embedded database was not ready after ${Math.round((now - began) / 1000)} s`)
      if (now > nextReport) {
        plan.log(`The embedded database is starting (${Math.round((now - began) / 1000)} s) …`)
        nextReport = now + reportEveryMs
      }
      await pause(10)
    }
  } catch (error) {
    launched?.release()
    await launched?.ended
    throw error
  }
}

function start({ databaseDir, postgres, socketDir, settings, log }: StartPlan): LaunchedPostmaster {
  const { clusterDir } = databaseDir
  dropStaleLock(path.join(clusterDir, 'postmaster.pid'), clusterDir)
  dropStaleLock(`${socketIn(socketDir)}.lock`, clusterDir)
  return launch(databaseDir, postgres, serverArguments(clusterDir, socketDir, settings), log)
}
