import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync, realpathSync, rmSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import path from 'node:path'
import { socketIn } from './socket-folder.ts'

/** What a postmaster writes about itself into its data folder. */
export interface PidFile {
  readonly pid: number
  readonly port: number
  readonly socketFolder: string
  /** `starting`, `ready`, `stopping`, …; empty while the file is being written. */
  readonly status: string
}

export async function readPidFile(cluster: string): Promise<PidFile | undefined> {
  const text = await readFile(path.join(cluster, 'postmaster.pid'), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const lines = text.split('\n').map((line) => line.trim())
  return {
    pid: Number(lines[0]),
    port: Number(lines[3]),
    socketFolder: lines[4] ?? '',
    status: lines[7] ?? '',
  }
}

/** Does something accept connections where the pid file says? True also for a postmaster in another container. */
export function answers({ socketFolder, port }: PidFile): Promise<boolean> {
  if (!socketFolder) return Promise.resolve(false)
  return new Promise((resolve) => {
    const socket = connect(socketIn(socketFolder, port))
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** A postmaster works inside its data folder; another process that was given the same number does not. */
export function isPostmaster(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(cluster)
  } catch {
    return false
  }
}

/**
 * PostgreSQL clears a lock file whose process is dead. It is stuck when the number has been given to another
 * process of the same account, which is the rule in a restarted container. Reading, judging and removing
 * happen in one go, so that a file another process has just made is not taken for the old one.
 */
export function dropStaleLock(file: string, cluster: string): void {
  try {
    const text = readFileSync(file, 'utf8')
    // A postmaster writes its number at once after it made the file; an empty one of some age was left by a crash.
    if (text === '' && Date.now() - statSync(file).mtimeMs > 10_000) rmSync(file, { force: true })
    const pid = Number.parseInt(text, 10)
    if (pid > 0 && isAlive(pid) && !isPostmaster(pid, cluster)) rmSync(file, { force: true })
  } catch {
    // No such file: nothing to drop. Not readable: PostgreSQL will say so better than we can.
  }
}
