import { CompiledQuery, sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { openDatabase } from './connect.ts'
import { patientLimits } from './limits.ts'
import { createTestDatabase } from './testing/index.ts'

const dataDir = '/nowhere' // unused when there is a URL

test('opens the database of a URL, which is migrated only on request', async () => {
  await using server = await createTestDatabase()
  await using database = await openDatabase({ url: server.url, dataDir })
  await database.ping()
  expect(database.embedded).toBe(false)
  expect(await database.schemaState()).toEqual({ pending: [], unknown: [] })
  expect(await database.migrate()).toEqual([])
})

test('sets time zone, application name and statement limit on each connection', async () => {
  await using server = await createTestDatabase()
  await sql`alter database ${sql.id(new URL(server.url).pathname.slice(1))} set timezone to 'Asia/Kolkata'`.execute(
    server.db,
  )
  await using database = await openDatabase({ url: server.url, dataDir })
  const { rows } = await sql`
    select current_setting('timezone') as zone, current_setting('application_name') as name,
      current_setting('statement_timeout') as "limit", timestamptz '2026-01-01 00:00:00+05:30' as instant`.execute(
    database.db,
  )
  expect(rows).toEqual([
    { zone: 'UTC', name: 'taskwire', limit: '2500ms', instant: '2025-12-31T18:30:00.000Z' },
  ])
})

test('reports lost idle connections and runs the next query', async () => {
  await using server = await createTestDatabase()
  const lost = Promise.withResolvers<string>()
  await using database = await openDatabase({ url: server.url, dataDir, poolSize: 1, log: lost.resolve })
  await database.ping()
  const { rows } = await sql<{ killed: boolean }>`
    select pg_terminate_backend(pid) as killed from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`.execute(server.db)
  expect(rows).toEqual([{ killed: true }])
  expect(await lost.promise).toContain('an idle database connection was lost')
  await database.ping()
})

test('rejects the statement of a connection that is lost in use', async () => {
  await using server = await createTestDatabase()
  await using database = await openDatabase({ url: server.url, dataDir, poolSize: 1, limits: patientLimits })
  const kill = sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'taskwire' and pid <> pg_backend_pid()`
  const running = database.db.executeQuery(CompiledQuery.raw('select pg_sleep(60)'))
  await Promise.all([
    expect(running).rejects.toThrow(/terminat|connection error|ECONNRESET/),
    vi.waitUntil(async () => (await kill.execute(server.db)).rows.length > 0, 30_000),
  ])
  // A connection that is lost between two statements of a transaction has no query to reject.
  await database.db
    .transaction()
    .execute(async (tx) => {
      await sql`select 1`.execute(tx)
      await kill.execute(server.db)
      await vi.waitFor(() => expect(sql`select 1`.execute(tx)).rejects.toThrow())
    })
    .catch(() => {})
  await database.ping()
})
