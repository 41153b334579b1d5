import { setTimeout as pause } from 'node:timers/promises'
import { run, type RunOptions, type Running } from './process.ts'

export { runToEnd } from './process.ts'

export interface Server extends Running {
  readonly origin: string
  /** The line with all addresses. */
  readonly readyLine: string
  /** Milliseconds from the start of the process to that line. */
  readonly startedIn: number
  /** The log so far, one object per line. */
  readonly log: () => Record<string, unknown>[]
}

/** Starts the server and waits until it is ready; throws its error output when it ends instead. */
export async function startServer(options: RunOptions): Promise<Server> {
  const began = performance.now()
  const env = { PORT: '0', BCRYPT_COST: '4', ...options.env }
  const running = run('main.ts', { ...options, env })
  for (;;) {
    const readyLine = /^Taskwire is ready: .*$/m.exec(running.out())?.[0]
    const origin = /app (http:\S+)\/app/.exec(readyLine ?? '')?.[1]
    if (readyLine !== undefined && origin !== undefined)
      return Object.assign(running, {
        origin,
        readyLine,
        startedIn: performance.now() - began,
        log: () => logOf(running.out()),
      })
    if (running.child.exitCode !== null || running.child.signalCode !== null) {
      await running.ended
      throw new Error(running.err())
    }
    await pause(5)
  }
}

/**
 * Returns when everything was drained and the embedded database was told to stop, as `Date.now()` does. The database itself
 * needs long to stop on a busy machine.
 */
export function drainedAt(server: Server): number {
  const stopping = server.log().find(({ msg }) => /received fast shutdown request/.test(String(msg)))
  return Number(stopping?.['time'])
}

function logOf(out: string): Record<string, unknown>[] {
  return out
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}
