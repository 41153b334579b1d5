import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync, realpathSync, rmSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import path from 'node:path'
import { socketIn } from './socket-dir.ts'

/** What a postmaster writes about itself into its data folder. */
export interface PidFile {
  readonly pid: number
  readonly port: number
  readonly socketDir: string
  /** `starting`, `ready`, `stopping`, …; empty while the file is being written. */
  readonly status: string
}

export async function readPidFile(clusterDir: string): Promise<PidFile | undefined> {
  const text = await readFile(path.join(clusterDir, 'postmaster.pid'), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const lines = text.split('\n').map((line) => line.trim())
  return {
    pid: Number(lines[0]),
    port: Number(lines[3]),
    socketDir: lines[4] ?? '',
    status: lines[7] ?? '',
  }
}

/** Checks whether a process accepts connections on the socket. True also for a postmaster in another container. */
export function acceptsConnections({ socketDir, port }: PidFile): Promise<boolean> {
  if (!socketDir) return Promise.resolve(false)
  return new Promise((resolve) => {
    const socket = connect(socketIn(socketDir, port))
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

/** Checks that a process is the postmaster of the cluster, and not another process that got the same id later. */
export function isPostmaster(pid: number, clusterDir: string): boolean {
  if (!isAlive(pid)) return false
  try {
    // A postmaster's working folder is its data folder.
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(clusterDir)
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(
      clusterDir,
    )
  } catch {
    return false
  }
}

/**
 * Removes a lock file that stops PostgreSQL although its process is gone. PostgreSQL ignores the lock of a dead process
 * itself, but not when another process of the same account got the process id, which is usual after a container
 * restarts. Reads, checks and removes synchronously, so that it can't remove a lock that another process just made.
 */
export function dropStaleLock(file: string, clusterDir: string): void {
  try {
    const text = readFileSync(file, 'utf8')
    // A postmaster writes its process id right after it makes the file. An empty file of some age is left from a crash.
    if (text === '' && Date.now() - statSync(file).mtimeMs > 10_000) rmSync(file, { force: true })
    const pid = Number.parseInt(text, 10)
    if (pid > 0 && isAlive(pid) && !isPostmaster(pid, clusterDir)) rmSync(file, { force: true })
  } catch {
    // A missing file needs no removal. For an unreadable one PostgreSQL's own error is better.
  }
}
