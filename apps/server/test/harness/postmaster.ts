import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** Process number of the PostgreSQL that runs in a data folder; NaN in the moment in which it is being replaced. */
export function postmasterOf(dataDir: string): number {
  try {
    return Number.parseInt(readFileSync(path.join(dataDir, 'postgres/data/postmaster.pid'), 'utf8'), 10)
  } catch {
    return Number.NaN
  }
}

/** Waits until a condition holds; the test's own time limit ends it if it never does. */
export async function waitUntil(condition: () => boolean | Promise<boolean>, every = 20): Promise<void> {
  while (!(await condition())) await pause(every)
}

/** Waits for the end of a process that is not a child of ours. */
export const waitForExit = (pid: number): Promise<void> => waitUntil(() => !isAlive(pid))

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Processes that work in the data folder's cluster. Linux only; elsewhere none are found. */
export function processesIn(dataDir: string): number[] {
  if (process.platform !== 'linux') return []
  const cluster = path.join(dataDir, 'postgres/data')
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && workFolder(name) === cluster)
    .map(Number)
}

function workFolder(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}
