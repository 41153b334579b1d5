import { expect } from '@playwright/test'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { purgeTombstones } from './purge-tombstones.ts'
import { readLog, type LogEntry } from './read-log.ts'

const repository = path.resolve(import.meta.dirname, '../../../..')
const START_LIMIT_MS = 150_000

export interface RunningServer {
  /** Such as `http://localhost:40123`. */
  readonly origin: string
  /** The newest link mailed to an address, as a path of the app. */
  readonly mailedLink: (to: string, page: string) => Promise<string>
  /** Makes an account the first admin with the command of the operator. */
  readonly makeAdmin: (email: string) => Promise<void>
  /** Makes an invitation with the command of the operator. Returns its link, as a path of the app. */
  readonly invite: () => Promise<string>
  /** Purges every deleted task, as the server does after a month. */
  readonly purgeTombstones: () => Promise<void>
  /** Reads from PostgreSQL what became of a write to a task under an idempotency key. */
  readonly readLog: (task: string, key: string) => Promise<LogEntry>
  readonly stop: () => Promise<void>
}

/** The real server process, with its own database in its own folder. `settings` are added to its environment. */
export async function startServer(settings: Readonly<Record<string, string>> = {}): Promise<RunningServer> {
  if (!existsSync(path.join(repository, 'apps/web/dist/index.html')))
    throw new Error('The web app has not been built: pnpm --filter @taskwire/web build')
  const folder = await mkdtemp(path.join(tmpdir(), 'taskwire-e2e-'))
  // As root, PostgreSQL runs as another account. It would move the database out of a folder that it can't enter.
  await chmod(folder, 0o755)
  const env = {
    ...withoutSettings(process.env),
    HOST: '127.0.0.1',
    PORT: '0',
    DATA_DIR: folder,
    NODE_ENV: 'test',
    BCRYPT_COST: '4',
    RATE_LIMITS: 'off',
    // Tests receive webhooks on this machine.
    WEBHOOK_ALLOW_PRIVATE: 'on',
    // Without a mail server, messages are written to the log.
    LOG_LEVEL: 'info',
    ...settings,
  }
  const server = spawn('node', ['apps/server/src/main.ts'], {
    cwd: repository,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const mail = readMail(server)
  const stop = async () => {
    await stopProcess(server)
    await rm(folder, { recursive: true, force: true })
  }
  try {
    return {
      origin: await readyOrigin(server),
      stop,
      purgeTombstones: () => purgeTombstones(folder),
      readLog: (task, key) => readLog(folder, task, key),
      mailedLink: mail,
      makeAdmin: async (email) => void (await runTaskwire(['user', 'promote', email], env)),
      invite: async () => {
        const { pathname, hash } = new URL(await runTaskwire(['user', 'invite'], env))
        return pathname + hash
      },
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Reads messages from the server's log. */
function readMail(server: ChildProcess): RunningServer['mailedLink'] {
  const messages: { readonly to: string; readonly text: string }[] = []
  let rest = ''
  server.stdout?.on('data', (piece) => {
    const lines = (rest + String(piece)).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines)
      if (line.includes('not sent since SMTP_URL'))
        messages.push(JSON.parse(line) as (typeof messages)[number])
  })
  return async (to, page) => {
    const pattern = new RegExp(`/app/${page}#token=\\S+`)
    let path: string | undefined
    await expect
      .poll(() => {
        const message = messages.findLast((message) => message.to === to && pattern.test(message.text))
        path = pattern.exec(message?.text ?? '')?.[0]
        return path
      })
      .toBeDefined()
    return path ?? ''
  }
}

/** Runs the operator's command, and returns what it printed. */
async function runTaskwire(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const words = ['apps/server/src/commands/taskwire.ts', ...args]
  const command = spawn('node', words, { cwd: repository, env, stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  command.stdout.on('data', (piece) => (output += String(piece)))
  const [code] = (await once(command, 'close')) as [number | null]
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`)
  return output.trim()
}

/** Drops settings of the developer's shell, which could point the tests at another database. */
function withoutSettings(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !name.startsWith('DATABASE_')))
}

async function readyOrigin(server: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  let output = ''
  const onText = (text: unknown) => {
    output += String(text)
    const origin = /app (http:\/\/\S+?)\/app\b/.exec(output)?.[1]
    if (origin !== undefined) resolve(origin)
  }
  server.stdout?.on('data', onText)
  server.stderr?.on('data', onText)
  server.once('exit', (code) =>
    reject(new Error(`The server ended with ${code} before it was ready:\n${output}`)),
  )
  const limit = setTimeout(
    () => reject(new Error(`The server was not ready in time:\n${output}`)),
    START_LIMIT_MS,
  )
  return promise.finally(() => clearTimeout(limit))
}

async function stopProcess(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const exited = once(server, 'exit')
  server.kill('SIGTERM')
  const limit = setTimeout(() => server.kill('SIGKILL'), 20_000)
  await exited
  clearTimeout(limit)
}
