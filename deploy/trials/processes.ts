import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** An account to run as, for programs that refuse to run as root. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

const groups = new Set<number>()

/** Groups outlive the trial otherwise, when somebody interrupts it. */
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    for (const group of groups) end(group, 'SIGTERM')
    process.exit(130)
  })

function end(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal)
  } catch {
    // It has ended.
  }
}

export interface Running extends AsyncDisposable {
  readonly child: ChildProcess
  /** The last lines that the process printed. */
  readonly said: () => string
  /** Ends the process and what it started with SIGKILL, as a lost machine does. */
  kill(): void
}

/** Starts a program in a process group of its own. It is ended with the trial. */
export function start(
  program: string,
  args: readonly string[],
  { env = {}, account }: { env?: NodeJS.ProcessEnv; account?: Account | undefined } = {},
): Running {
  const child = spawn(program, args, {
    env: { PATH: process.env['PATH'], HOME: '/nonexistent', LANG: 'C.UTF-8', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    cwd: '/',
    ...account,
  })
  let text = ''
  const note = (chunk: unknown) => (text = `${text}${String(chunk)}`.slice(-4_000))
  child.stdout.on('data', note)
  child.stderr.on('data', note)
  child.on('error', note)
  // Not `close`: PostgreSQL keeps the output of Patroni open.
  const ended = once(child, 'exit').catch(() => {})
  const signal = (name: NodeJS.Signals) => child.pid !== undefined && end(child.pid, name)
  if (child.pid !== undefined) groups.add(child.pid)
  return {
    child,
    said: () => text,
    kill: () => void signal('SIGKILL'),
    async [Symbol.asyncDispose]() {
      signal('SIGTERM')
      await Promise.race([ended, pause(10_000, undefined, { ref: false })])
      signal('SIGKILL')
      await ended
    },
  }
}

/** Runs a program to its end and returns what it printed. */
export async function run(
  program: string,
  args: readonly string[],
  options: Parameters<typeof start>[2] = {},
): Promise<string> {
  const { child, said } = start(program, args, options)
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${said()}`)
  return said()
}

/** Returns free ports of the loopback. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer()
      await once(server.listen(0, '127.0.0.1'), 'listening')
      return server
    }),
  )
  const ports = servers.map((server) => (server.address() as AddressInfo).port)
  for (const server of servers) server.close()
  return ports
}

/** Repeats a check until it returns a value. */
export async function until<T>(
  what: string,
  seconds: number,
  check: () => Promise<T | undefined>,
): Promise<T> {
  for (const end = Date.now() + seconds * 1_000; Date.now() < end; await pause(100)) {
    const value = await check().catch(() => {})
    if (value !== undefined) return value
  }
  throw new Error(`After ${seconds} seconds still waiting for ${what}`)
}
