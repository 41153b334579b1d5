import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** The process id of the PostgreSQL of a data folder; NaN while PostgreSQL replaces the file. */
export function postmasterOf(dataDir: string): number {
  try {
    return Number.parseInt(readFileSync(path.join(dataDir, 'postgres/data/postmaster.pid'), 'utf8'), 10)
  } catch {
    return Number.NaN
  }
}

/** Waits until a condition holds; the test's own time limit is the bound. */
export async function waitUntil(condition: () => boolean | Promise<boolean>, every = 20): Promise<void> {
  while (!(await condition())) await pause(every)
}

/** Waits for the end of a process that is not a child of this one. */
export const waitForExit = (pid: number): Promise<void> => waitUntil(() => !isAlive(pid))

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Processes whose working folder is the data folder's cluster. Linux only; empty elsewhere. */
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
