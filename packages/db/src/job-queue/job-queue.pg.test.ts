import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openDatabase, type Database } from '../connect.ts'
import { createTestDatabase, startTransactionPooler } from '../testing/index.ts'
import type { Job, JobQueue } from './job-queue.ts'

const open = (url: string): Promise<Database> => openDatabase({ url, dataDir: '/nowhere' })
const queueOf = (database: Database): JobQueue =>
  database.openJobQueue({ connections: 2, onError: (error) => errors.push(error), drainMs: 2_000 })
const errors: unknown[] = []

test('a job exists when its transaction commits, and not when it is rolled back', async () => {
  await using server = await createTestDatabase()
  await using database = await open(server.url)
  await using queue = queueOf(database)
  const seen: unknown[] = []
  await queue.work('mail', { atOnce: 1 }, async ({ data }) => void seen.push(data))
  const rolledBack = database.db.transaction().execute(async (tx) => {
    await queue.send(tx, 'mail', [{ id: randomUUID(), data: { n: 1 }, key: 'a' }])
    throw new Error('undone')
  })
  await expect(rolledBack).rejects.toThrow('undone')
  await database.db.transaction().execute(async (tx) => {
    await queue.send(tx, 'mail', [{ id: randomUUID(), data: { n: 2 }, key: 'a' }])
    await pause(1_500)
    expect(seen).toEqual([])
  })
  await expect.poll(() => seen).toEqual([{ n: 2 }])
})

test('two processes run the jobs of a key one after the other, in order, over retries too', async () => {
  await using server = await createTestDatabase()
  await using here = await open(server.url)
  await using there = await open(server.url)
  await using first = queueOf(here)
  await using second = queueOf(there)
  const running = new Set<string>()
  const done: Record<string, number[]> = { a: [], b: [] }
  let refused = 0
  const run = async ({ data }: Job) => {
    const { key, n } = data as { key: 'a' | 'b'; n: number }
    expect(running.has(key)).toBe(false)
    running.add(key)
    await pause(5)
    running.delete(key)
    if (n === 3 && refused < 2) {
      refused += 1
      throw new Error('not now')
    }
    done[key]?.push(n)
  }
  for (const queue of [first, second]) await queue.work('mail', { atOnce: 2 }, run)
  const order = Array.from({ length: 8 }, (_, n) => n)
  for (const n of order)
    await first.send(
      here.db,
      'mail',
      ['a', 'b'].map((key) => ({ id: randomUUID(), data: { key, n }, key })),
    )
  await expect.poll(() => done).toEqual({ a: order, b: order })
  expect(refused).toBe(2)
})

test('an id that exists already stores nothing', async () => {
  await using server = await createTestDatabase()
  await using database = await open(server.url)
  await using queue = queueOf(database)
  const id = randomUUID()
  for (let n = 0; n < 2; n += 1) await queue.send(database.db, 'push', [{ id, data: { n } }])
  expect((await queue.depths()).push).toMatchObject({ waiting: 1, active: 0 })
})

test('jobs of a higher priority run first', async () => {
  await using server = await createTestDatabase()
  await using database = await open(server.url)
  await using queue = queueOf(database)
  const jobs = [1, 3, 2].map((priority) => ({ id: randomUUID(), data: { priority }, priority }))
  await queue.send(database.db, 'push', jobs)
  const seen: unknown[] = []
  await queue.work('push', { atOnce: 1 }, async ({ data }) => void seen.push(data))
  await expect.poll(() => seen).toEqual([{ priority: 3 }, { priority: 2 }, { priority: 1 }])
})

test('two processes never run a cleanup at once, and many requests for one make one', async () => {
  await using server = await createTestDatabase()
  await using here = await open(server.url)
  await using there = await open(server.url)
  const queues = [queueOf(here), queueOf(there)] as const
  await using first = queues[0]
  await using second = queues[1]
  let active = 0
  let runs = 0
  const finish = Promise.withResolvers<void>()
  for (const queue of [first, second])
    await queue.work('cleanup', { atOnce: 1 }, async () => {
      active += 1
      runs += 1
      expect(active).toBe(1)
      await finish.promise
      active -= 1
    })
  const ask = () => first.send(here.db, 'cleanup', [{ id: randomUUID(), data: {} }])
  await ask()
  await expect.poll(() => runs).toBe(1)
  for (let n = 0; n < 5; n += 1) await ask()
  await pause(2_500)
  expect(runs).toBe(1)
  finish.resolve()
  await expect.poll(async () => (await first.depths()).cleanup).toMatchObject({ waiting: 0, active: 0 })
  await ask()
  await expect.poll(() => runs).toBe(2)
})

test('works behind a pooler in transaction mode without a direct connection', async () => {
  await using server = await createTestDatabase()
  await using pooler = await startTransactionPooler(4)
  const url = pooler.url(new URL(server.url).pathname.slice(1))
  await using database = await openDatabase({ url, dataDir: '/nowhere', prepare: false })
  await using queue = queueOf(database)
  const seen: unknown[] = []
  await queue.work('mail', { atOnce: 2 }, async ({ data }) => void seen.push(data))
  await queue.send(database.db, 'mail', [{ id: randomUUID(), data: { n: 1 }, key: 'a' }])
  await expect.poll(() => seen).toEqual([{ n: 1 }])
})

test('a process that closes finishes its jobs and opens few connections', async () => {
  await using server = await createTestDatabase()
  await using database = await open(server.url)
  const queue = queueOf(database)
  let ended = false
  await queue.work('push', { atOnce: 5 }, async () => {
    await pause(300)
    ended = true
  })
  await queue.send(database.db, 'push', [{ id: randomUUID(), data: {} }])
  await expect.poll(async () => (await queue.depths()).push.active).toBe(1)
  const { rows } = await sql<{ count: number }>`
    select count(*) from pg_stat_activity
    where datname = current_database() and application_name = 'taskwire jobs'`.execute(database.db)
  expect(rows[0]?.count).toBeLessThanOrEqual(2)
  await queue[Symbol.asyncDispose]()
  expect(ended).toBe(true)
  await expect
    .poll(async () => {
      const states = await sql`select state::text from taskwire_jobs.job where name = 'push'`.execute(
        database.db,
      )
      return states.rows
    })
    .toEqual([{ state: 'completed' }])
})
