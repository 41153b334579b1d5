import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { isAlive } from '../pid-file.ts'

/** Waits until the condition is true. The test's own time limit applies. */
export async function until(condition: () => boolean | Promise<boolean>, every = 20): Promise<void> {
  while (!(await condition())) await pause(every)
}

/** Returns the processes whose working folder this is: a postmaster and its backends. Linux only. */
export function processesIn(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && workFolder(name) === folder)
    .map(Number)
}

function workFolder(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined // ended meanwhile, or belongs to another account
  }
}

export const uidOf = (pid: number): number =>
  Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])

/** Checks that no postmaster and no backend of this cluster runs. */
export const allGone = (clusterDir: string, pid: number): boolean =>
  !isAlive(pid) && (process.platform !== 'linux' || processesIn(clusterDir).length === 0)
