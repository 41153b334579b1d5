import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import path from 'node:path'
import { CompiledQuery, sql } from 'kysely'
import { expect, inject, test, vi } from 'vitest'
import type { Db } from './connect.ts'
import { openPool } from './open-pool.ts'
import { isRefusedData, isUnavailable, isUniqueViolation } from './database-errors.ts'
import { servingLimits } from './limits.ts'
import { createTestDatabase } from './testing/index.ts'

const insertUser = `insert into users (id, email, password_hash, password_scheme, created_at, updated_at)
  values ('018f4e9a-7b2c-7def-8abc-0123456789ab', 'a@b', '', 1, now(), now())`

async function failureOf(work: PromiseLike<unknown>): Promise<unknown> {
  return work.then(
    () => expect.unreachable('expected a rejection'),
    (error: unknown) => error,
  )
}

const run = (db: Db, text: string) => db.executeQuery(CompiledQuery.raw(text))

test('recognizes a unique violation by the name of its constraint', async () => {
  await using database = await createTestDatabase()
  await run(database.db, insertUser)
  const error = await failureOf(run(database.db, insertUser.replace('018f', '018e')))
  expect(isUniqueViolation(error, 'users_email_key')).toBe(true)
  expect(isUniqueViolation(error, 'users_username')).toBe(false)
  expect([isRefusedData(error), isUnavailable(error)]).toEqual([true, false])
})

test('recognizes data that the database refuses', async () => {
  await using database = await createTestDatabase()
  await run(database.db, insertUser)
  for (const [code, text] of [
    ['22P02', `select 'not a uuid'::uuid`],
    ['22P02', `select 'urgent'::task_priority`],
    ['22003', `select 99999999999999999999::bigint`],
    ['22008', `select '2026-02-30'::timestamptz`],
    ['22021', `select convert_from('\\xff', 'UTF8')`],
    ['23502', `insert into users (id) values (gen_random_uuid())`],
    [
      '23503',
      `insert into sessions values (gen_random_uuid(), gen_random_uuid(), '', null, null, now(), now(), now(), null)`,
    ],
    ['23514', `update users set email = 'UPPER@CASE'`],
    ['23514', `update users set task_count = -1`],
  ] as const) {
    const error = await failureOf(run(database.db, text))
    expect(error).toMatchObject({ code })
    expect([isRefusedData(error), isUnavailable(error), isUniqueViolation(error, '')], text).toEqual([
      true,
      false,
      false,
    ])
  }
})

test('counts a defect of ours as neither refused data nor an outage', async () => {
  await using database = await createTestDatabase()
  const errors = [
    await failureOf(run(database.db, 'select nothing from nowhere')),
    await failureOf(run(database.db, 'selec 1')),
    new Error('something else'),
    new TypeError('x is not a function'),
    Object.assign(new Error('odd'), { code: 23505 }),
    { code: '23505', constraint: 'users_email_key' },
    '23505',
    null,
    undefined,
  ]
  for (const error of errors)
    expect([isRefusedData(error), isUnavailable(error), isUniqueViolation(error, 'users_email_key')]).toEqual(
      [false, false, false],
    )
})

test('counts lost connections, cancelled queries, lock time-outs and read-only servers as outages', async () => {
  await using database = await createTestDatabase()
  await database.db.transaction().execute(async (holder) => {
    await sql`lock table tasks`.execute(holder)
    for (const [code, text] of [
      ['57P01', 'select pg_terminate_backend(pg_backend_pid())'],
      ['57014', "set statement_timeout = '20ms'; select pg_sleep(5)"],
      ['55P03', "set lock_timeout = '20ms'; lock table tasks"],
      ['25006', 'begin read only; create table no (no int)'],
    ] as const) {
      await using db = openPool({ connectionString: database.url }, { poolSize: 1 })
      const error = await failureOf(run(db, text))
      expect(error).toMatchObject({ code })
      expect([isUnavailable(error), isRefusedData(error)], text).toEqual([true, false])
    }
  })
})

test('counts an unknown socket, port or host as an outage', async () => {
  const gone = await listen(() => {})
  await gone[Symbol.asyncDispose]()
  for (const config of [{ host: '/nowhere' }, gone.config, { host: 'nowhere.invalid' }]) {
    await using db = openPool(config)
    const error = await failureOf(run(db, 'select 1'))
    expect(isUnavailable(error), String(error)).toBe(true)
  }
})

test('counts a slow statement as an outage; the database ends it before the pool gives up', async () => {
  await using database = await createTestDatabase()
  // The pool's clock moves only as far as the limit of the database, however busy the machine is.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    await using slow = openPool({ connectionString: database.url })
    const failing = failureOf(run(slow, 'select pg_sleep(60)'))
    const running = `select 1 from pg_stat_activity where datname = current_database() and query = 'select pg_sleep(60)'`
    await expect.poll(async () => (await run(database.db, running)).rows).toHaveLength(1)
    vi.advanceTimersByTime(servingLimits.statement)
    const error = await failing
    expect(error).toMatchObject({ code: '57014' })
    expect(isUnavailable(error)).toBe(true)
  } finally {
    vi.useRealTimers()
  }
})

test('counts a silent, frozen or exhausted database as an outage, within the limits of the pool', async () => {
  await using database = await createTestDatabase()
  const errors = await Promise.all([
    failureOf(onSilent()),
    failureOf(onFrozen(database.url)),
    failureOf(onExhausted(database.url)),
  ])
  expect(errors).toMatchObject([
    { message: expect.stringContaining('timeout') },
    { message: 'Query read timeout' },
    { message: 'timeout exceeded when trying to connect' },
  ])
  for (const error of errors) expect(isUnavailable(error), String(error)).toBe(true)
})

/** Starts a TCP server on a free port. */
async function listen(onConnection: (socket: Socket) => void) {
  const server = createServer((socket) => onConnection(socket.on('error', () => {})))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  return { config: { host: '127.0.0.1', port }, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
}

/** Queries a server that accepts the connection and sends nothing. */
async function onSilent(): Promise<unknown> {
  await using server = await listen((socket) => socket.resume())
  await using db = openPool(server.config)
  return await run(db, 'select 1')
}

/** Queries through a connection that stops passing responses. */
async function onFrozen(url: string): Promise<unknown> {
  const { host, port, user } = inject('testServer')
  let frozen = false
  await using server = await listen((socket) => {
    const upstream = connect(path.join(host, `.s.PGSQL.${port}`))
    socket.pipe(upstream)
    upstream.on('data', (bytes) => frozen || socket.write(bytes)).on('close', () => socket.destroy())
  })
  await using db = openPool({ ...server.config, user, database: new URL(url).pathname.slice(1) })
  await run(db, 'select 1')
  frozen = true
  return await run(db, 'select 1')
}

/** Queries a pool whose only connection is in use. */
async function onExhausted(url: string): Promise<unknown> {
  await using db = openPool({ connectionString: url }, { poolSize: 1 })
  return await db.connection().execute(() => run(db, 'select 1'))
}
