import { setTimeout as pause } from 'node:timers/promises'
import { CompiledQuery, sql } from 'kysely'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { openDatabase, type Database } from './connect.ts'
import { openPool } from './open-pool.ts'
import { patientLimits } from './limits.ts'
import { createTestDatabase, startTransactionPooler } from './testing/index.ts'

/** Opens a database behind a pooler without named statements, such as PgBouncer before 1.21. */
async function openThrough(url: string, directUrl?: string): Promise<Database> {
  return openDatabase({ url, directUrl, dataDir: '/nowhere', prepare: false })
}

const nameOf = (url: string) => new URL(url).pathname.slice(1)
const noHeads = () => Promise.resolve([])

test('runs statements and transactions through a pooler in transaction mode', async () => {
  await using server = await createTestDatabase()
  await using pooler = await startTransactionPooler()
  await using database = await openThrough(pooler.url(nameOf(server.url)))
  expect(await database.schemaState()).toEqual({ pending: [], unknown: [] })
  expect(await database.migrate()).toEqual([])
  await sql`create table counts (n int)`.execute(database.db)
  await sql`insert into counts values (0)`.execute(database.db)
  await Promise.all(
    Array.from({ length: 20 }, () =>
      database.db.transaction().execute(async (tx) => {
        await sql`update counts set n = n + ${1}`.execute(tx)
      }),
    ),
  )
  const { rows } = await sql`select n, timestamptz '2026-01-01 00:00+05:30' as instant from counts`.execute(
    database.db,
  )
  expect(rows).toEqual([{ n: 20, instant: '2025-12-31T18:30:00.000Z' }])
})

test('uses a test pooler that refuses the parameters that PgBouncer refuses', async () => {
  await using server = await createTestDatabase()
  await using pooler = await startTransactionPooler()
  const client = new Client({ connectionString: pooler.url(nameOf(server.url)), statement_timeout: 1_000 })
  await expect(client.connect()).rejects.toThrow('unsupported startup parameter: statement_timeout')
})

test('leaves no setting on a connection that the pooler lends to others', async () => {
  await using server = await createTestDatabase()
  await using pooler = await startTransactionPooler()
  const url = pooler.url(nameOf(server.url))
  await using database = await openThrough(url)
  await using bus = database.openWakeBus({ heads: noHeads })
  await Promise.all(Array.from({ length: 10 }, () => database.ping()))
  bus.wake('somebody')
  await pause(300)
  const other = new Client({ connectionString: url })
  await other.connect()
  for (let n = 0; n < 6; n += 1) {
    const { rows } = await other.query(
      "select current_setting('statement_timeout') as timeout, current_setting('synchronous_commit') as commit",
    )
    expect(rows).toEqual([{ timeout: '0', commit: 'on' }])
  }
  await other.end()
})

test('limits statements on a direct connection; behind a pooler the role does', async () => {
  await using server = await createTestDatabase()
  await using direct = await openThrough(server.url)
  expect(await direct.statementLimit()).toMatchObject({ inForce: true })
  await using unlimited = await startTransactionPooler()
  await using without = await openThrough(unlimited.url(nameOf(server.url)))
  const { inForce, role } = await without.statementLimit()
  expect(inForce).toBe(false)
  // In this database only, because all tests share the role.
  await sql`alter role ${sql.raw(role)} in database ${sql.id(nameOf(server.url))} set statement_timeout = '300ms'`.execute(
    server.db,
  )
  await using limited = await startTransactionPooler()
  await using database = await openThrough(limited.url(nameOf(server.url)))
  expect(await database.statementLimit()).toMatchObject({ inForce: true })
  const endless = CompiledQuery.raw('select pg_sleep(60)')
  await expect(database.db.executeQuery(endless)).rejects.toMatchObject({ code: '57014' })
  // Migrations run on the direct connection without the role's limit.
  const slow = CompiledQuery.raw('select pg_sleep(0.6)')
  const patient = openPool({ connectionString: server.url }, { limits: patientLimits })
  await patient.executeQuery(slow)
  await patient.destroy()
})

test.each([
  ['misses its own hints when it listens through the pooler', false],
  ['receives its own hints when it listens on the server itself', true],
])('%s', async (_, isDirect) => {
  await using server = await createTestDatabase()
  await using pooler = await startTransactionPooler()
  const url = pooler.url(nameOf(server.url))
  await using database = await openThrough(url, isDirect ? server.url : undefined)
  let polls = 0
  let unheard = 0
  await using bus = database.openWakeBus({
    heads: async (user_ids) => {
      polls += 1
      return user_ids.map((id) => ({ id, revision: 1 }))
    },
    pollEvery: 60_000,
    pollUnheard: 100,
    checkWithin: isDirect ? 60_000 : 1_500,
    onUnheard: () => (unheard += 1),
  })
  bus.subscribe('somebody', () => {})
  if (!isDirect) {
    await expect.poll(() => unheard).toBe(1)
    const before = polls
    // From now on polls replace the hints.
    await expect.poll(() => polls).toBeGreaterThan(before + 2)
    return
  }
  await using listening = await openThrough(url, server.url)
  await using sender = listening.openWakeBus({ heads: noHeads })
  let woken = 0
  bus.subscribe('ann', () => (woken += 1))
  await expect
    .poll(() => {
      sender.wake('ann')
      return woken
    })
    .toBeGreaterThan(0)
  // Polls replace the hints only until the check's hint has arrived.
  const pollsIn = async (ms: number) => {
    const before = polls
    await pause(ms)
    return polls - before
  }
  await expect.poll(() => pollsIn(500)).toBe(0)
  expect(unheard).toBe(0)
})
