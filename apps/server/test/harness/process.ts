import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { settingNames } from '../../src/env.ts'

const sources = path.resolve(import.meta.dirname, '../../src')

export interface RunOptions {
  /** Settings. All others are unset, whatever the environment of the test has. */
  readonly env?: Readonly<Record<string, string>> | undefined
  readonly args?: readonly string[] | undefined
  /** Options of Node itself, such as `--inspect`. */
  readonly nodeArgs?: readonly string[] | undefined
  /** Account to run as; the test's own when omitted. */
  readonly uid?: number | undefined
  /** Text for standard input. */
  readonly input?: string | undefined
}

export interface Running extends AsyncDisposable {
  readonly child: ChildProcess
  readonly out: () => string
  readonly err: () => string
  /** Resolves when the process has ended. */
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
}

/** Runs a file of the server's sources in a real process, and kills it when the test ends. */
export function run(
  file: string,
  { env = {}, args = [], nodeArgs = [], uid, input }: RunOptions = {},
): Running {
  const unset = Object.fromEntries(settingNames.map((name) => [name, '']))
  const child = spawn(process.execPath, [...nodeArgs, path.join(sources, file), ...args], {
    // Most tests call faster than any person, on a busy machine.
    env: {
      PATH: '/usr/bin:/bin',
      HOME: '/nonexistent',
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
      ...unset,
      RATE_LIMITS: 'off',
      MAX_LAG_MS: '0',
      ...env,
    },
    stdio: 'pipe',
    ...(uid !== undefined && { uid, gid: uid }),
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk) => (out += String(chunk)))
  child.stderr.on('data', (chunk) => (err += String(chunk)))
  child.stdin.end(input ?? '')
  const ended = once(child, 'close').then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
  }))
  return {
    child,
    out: () => out,
    err: () => err,
    ended,
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
      await ended
    },
  }
}

/** Runs a file to its end. */
export async function runToEnd(file: string, options?: RunOptions) {
  await using running = run(file, options)
  const { code } = await running.ended
  return { code, out: running.out(), err: running.err() }
}
