import { sql } from 'kysely'
import { inject } from 'vitest'
import { createTestDatabase } from '../testing/index.ts'
import { testWakeBus } from '../testing/wake-bus-contract.ts'
import { createPostgresChannel, notify } from './postgres-channel.ts'

testWakeBus(async () => {
  const database = await createTestDatabase()
  const { host, port } = inject('testServer')
  const { username: user, pathname } = new URL(database.url)
  return {
    address: { path: `${host}/.s.PGSQL.${port}` },
    channel: (at) =>
      createPostgresChannel(
        at === undefined
          ? { connectionString: database.url }
          : { host: '127.0.0.1', port: at, user, database: pathname.slice(1) },
        (payload) => notify(database.db, payload),
      ),
    // After ten seconds the last statement of a connection that listens is the check, no longer LISTEN.
    endListening: () =>
      sql`select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'taskwire wake-up' and (query ilike 'listen%' or query = 'select 1')
          and datname = current_database()`.execute(database.db),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  }
})
