import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import type { DatabaseDir } from './database-dir.ts'
import { isAlive } from './pid-file.ts'

/** A postmaster that this process started. */
export interface LaunchedPostmaster {
  /** Its process id; undefined when it never started. */
  readonly pid: Promise<number | undefined>
  /** Resolves when it has ended, with its last lines of output. */
  readonly ended: Promise<string>
  hasEnded(): boolean
  /** Requests a fast, clean shutdown. The same happens when this process dies. */
  release(): void
  /** Makes the event loop of this process wait for the postmaster, or not. */
  hold(waits: boolean): void
}

/**
 * The spawned shell reads from a pipe that this process never writes to. When this process ends for any reason, even by
 * kill -9, the pipe closes, `read` returns, and the shell sends SIGINT until the postmaster ends. One signal is not
 * enough: a shell starts background programs with SIGINT ignored, so a postmaster that is still loading misses it. No
 * other child can keep the pipe open: only the reader inherits descriptor 3, and Node marks its own end close-on-exec.
 */
const script = `
"$@" </dev/null >&2 3<&- & postmaster=$!
echo $postmaster
exec >/dev/null 2>&1
(read _; while kill -INT $postmaster; do sleep 0.1 || sleep 1; done) <&3 3<&- & reader=$!
exec 3<&-
wait $postmaster; status=$?
kill $reader
exit $status
`

/**
 * Spawn options of every PostgreSQL program. The environment is built from scratch, because the caller's PGDATA,
 * PGOPTIONS or locale would change what the programs do.
 */
export function spawnOptions({ path, account }: DatabaseDir) {
  return {
    cwd: path,
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    ...(account && { uid: account.uid, gid: account.gid }),
  }
}

/** Starts a postmaster in a session of its own, so that Ctrl-C in a terminal doesn't reach it. */
export function launch(
  databaseDir: DatabaseDir,
  program: string,
  args: string[],
  log: (line: string) => void,
): LaunchedPostmaster {
  const child = spawn('/bin/sh', ['-c', script, 'sh', program, ...args], {
    ...spawnOptions(databaseDir),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  })
  const [, stdout, stderr, lifeline] = child.stdio as unknown as [null, Socket, Socket, Socket]
  let lastLines = ''
  let over = false
  createInterface({ input: stderr }).on('line', (line) => {
    lastLines = `${lastLines}${line}\n`.slice(-2000)
    log(`postgres: ${line}`)
  })
  const announced = once(stdout, 'data').then(([data]) => Number.parseInt(String(data), 10))
  const ended = endOf(child, announced).then((failure) => {
    over = true
    return failure ?? lastLines
  })
  return {
    pid: Promise.race([announced, ended.then(() => undefined)]),
    ended,
    hasEnded: () => over,
    release: () => lifeline.destroy(),
    hold(waits) {
      for (const handle of [child, stdout, stderr, lifeline]) handle[waits ? 'ref' : 'unref']()
    },
  }
}

/** Resolves when the postmaster has ended, with a message when even the shell could not be started. */
async function endOf(child: ChildProcess, announced: Promise<number>): Promise<string | undefined> {
  let closed = false
  const close = new Promise<void>((resolve) => child.once('close', () => resolve())).then(
    () => (closed = true),
  )
  try {
    await once(child, 'exit')
  } catch (error) {
    return String(error)
  }
  // Wait a moment for the last output, but not for the pipe to close: backends that outlive a killed postmaster may
  // keep it open for long. When the shell was killed, its reader and the postmaster still run.
  await Promise.race([close, pause(200)])
  const pid = await Promise.race([announced, close.then(() => 0)])
  while (!closed && isAlive(pid)) await pause(20, undefined, { ref: false })
  return undefined
}
