import { setTimeout as pause } from 'node:timers/promises'
import type { TestDatabase } from '@taskwire/db/testing'
import fc from 'fast-check'
import { startServer, type Server } from './server.ts'
import { sql } from './sql.ts'
import type { Subscriber } from './subscribers.ts'

/** Two processes on one database, either of which may be killed. */
export interface TwoServers extends AsyncDisposable {
  /** One of the two servers that is up. */
  origin(prefer: number): string
  restart(index: 0 | 1): Promise<void>
  readonly starts: () => number
}

export async function startTwoServers({ url }: TestDatabase, DATA_DIR: string): Promise<TwoServers> {
  let starts = 0
  const start = () => {
    starts += 1
    const env = {
      DATABASE_URL: url,
      DATA_DIR,
      TOKEN_SECRET: 'long enough to sign with in a test',
      LOG_LEVEL: 'silent',
    }
    return startServer({ env })
  }
  const running: [Server, Server] = [await start(), await start()]
  return {
    origin: (prefer) => running[prefer % 2]?.origin ?? '',
    starts: () => starts,
    async restart(index) {
      running[index].child.kill('SIGKILL')
      await running[index].ended
      running[index] = await start()
    },
    async [Symbol.asyncDispose]() {
      for (const server of running) await server[Symbol.asyncDispose]()
    },
  }
}

/** A failure some milliseconds after the one before: of the database's connections, of the readers' or of a process. */
export interface Trouble {
  readonly kind: 'backends' | 'sockets' | 'kill'
  readonly server: 0 | 1
  readonly after: number
}

/** Plans of failures. */
export const troubles = fc.array(
  fc.record<Trouble>({
    kind: fc.constantFrom('backends', 'backends', 'sockets', 'sockets', 'kill'),
    server: fc.constantFrom(0, 1),
    after: fc.nat({ max: 250 }),
  }),
  { minLength: 4, maxLength: 9 },
)

/** Causes the failures of a plan. */
export async function cause(
  plan: readonly Trouble[],
  servers: TwoServers,
  { db }: TestDatabase,
  subscribers: readonly Subscriber[],
): Promise<void> {
  for (const { kind, server, after } of plan) {
    await pause(after)
    if (kind === 'kill') await servers.restart(server)
    else if (kind === 'sockets') for (const subscriber of subscribers) subscriber.cut()
    else
      await sql(
        db,
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      )
  }
}
