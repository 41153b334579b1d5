import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import type { Home } from './home.ts'
import { isAlive } from './pid-file.ts'
import { runAs } from './run-as.ts'

/** A postmaster this process has started. */
export interface Launched {
  /** Its process number, or undefined if it never came to life. */
  readonly pid: Promise<number | undefined>
  /** Its last words, once it has ended. */
  readonly ended: Promise<string>
  hasEnded(): boolean
  /** Asks for a fast, clean shutdown: what also happens by itself when this process dies. */
  release(): void
  /** Whether the event loop of this process waits for it. */
  hold(waits: boolean): void
}

/**
 * A shell holds the other end of a pipe of ours. However this process ends, even by kill -9, the pipe closes,
 * `read` returns and the postmaster is told to shut down: again and again, because a shell starts background
 * programs with SIGINT ignored, and one that is still loading would miss it. Only the reader keeps descriptor
 * 3, and Node marks its own end close-on-exec, so no other child can hold the pipe open.
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

/** Starts a postmaster in a session of its own, out of reach of the terminal's Ctrl-C. */
export function launch(home: Home, program: string, args: string[], log: (line: string) => void): Launched {
  const child = spawn('/bin/sh', ['-c', script, 'sh', program, ...args], {
    ...runAs(home),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  })
  const [, stdout, stderr, lifeline] = child.stdio as unknown as [null, Socket, Socket, Socket]
  let lastWords = ''
  let over = false
  createInterface({ input: stderr }).on('line', (line) => {
    lastWords = `${lastWords}${line}\n`.slice(-2000)
    log(`postgres: ${line}`)
  })
  const announced = once(stdout, 'data').then(([data]) => Number.parseInt(String(data), 10))
  const ended = endOf(child, announced).then((failure) => {
    over = true
    return failure ?? lastWords
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

/** Resolves when the postmaster is gone, with a message if not even the shell could be run. */
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
  // The last words may still be on their way, but backends that outlive a killed postmaster can hold the pipe
  // for long. And if it is the shell that was killed, its reader and the postmaster are as well as before.
  await Promise.race([close, pause(200)])
  const pid = await Promise.race([announced, close.then(() => 0)])
  while (!closed && isAlive(pid)) await pause(20, undefined, { ref: false })
  return undefined
}
