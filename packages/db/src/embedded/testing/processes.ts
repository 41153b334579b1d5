import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { isAlive } from '../pid-file.ts'

/** Waits until the condition holds; the test's own time limit ends it if it never does. */
export async function until(condition: () => boolean | Promise<boolean>, every = 20): Promise<void> {
  while (!(await condition())) await pause(every)
}

/** Processes that work in this folder: a postmaster and its backends. Linux only. */
export function processesIn(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && workFolder(name) === folder)
    .map(Number)
}

function workFolder(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined // ended meanwhile, or not ours to look at
  }
}

export const uidOf = (pid: number): number =>
  Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])

/** No postmaster and no backend of this cluster is left. */
export const allGone = (cluster: string, pid: number): boolean =>
  !isAlive(pid) && (process.platform !== 'linux' || processesIn(cluster).length === 0)
