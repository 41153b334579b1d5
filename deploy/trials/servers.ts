import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { freePorts, run, start, until, type Running } from './processes.ts'

const sources = path.resolve(import.meta.dirname, '../../apps/server/src')

/** A server process that can be started again at the same port. */
export interface Server {
  readonly origin: string
  readonly port: number
  readonly process: () => Running
  /** Starts it, and resolves when it is ready. */
  start(): Promise<void>
}

/** Migrates the database of `url` and starts processes of the server on it, as in production. */
export async function startServers(
  folder: string,
  url: string,
  count: number,
  more: Readonly<Record<string, string>> = {},
) {
  await using opened = new AsyncDisposableStack()
  let owner = opened
  const env = {
    NODE_ENV: 'production',
    DATABASE_URL: url,
    DATA_DIR: path.join(folder, 'taskwire'),
    TOKEN_SECRET: randomBytes(32).toString('base64'),
    BCRYPT_COST: '10',
    // All calls come from one address here.
    RATE_LIMITS: 'off',
    LOG_LEVEL: 'warn',
    ...more,
  }
  await run(process.execPath, [path.join(sources, 'commands/migrate.ts')], { env })
  const ports = await freePorts(count)
  const servers = ports.map((port): Server => {
    const origin = `http://127.0.0.1:${port}`
    let running: Running | undefined
    return {
      origin,
      port,
      process: () => running as Running,
      async start() {
        running = owner.use(
          start(process.execPath, [path.join(sources, 'main.ts')], { env: { ...env, PORT: `${port}` } }),
        )
        await until(`the server at ${origin}`, 60, async () =>
          (await fetch(`${origin}/health/ready`)).ok ? true : undefined,
        ).catch((error: Error) => {
          throw new Error(`${error.message}:\n${running?.said()}`)
        })
      },
    }
  })
  await Promise.all(servers.map((server) => server.start()))
  const kept = opened.move()
  owner = kept
  return { servers, [Symbol.asyncDispose]: () => kept.disposeAsync() }
}
