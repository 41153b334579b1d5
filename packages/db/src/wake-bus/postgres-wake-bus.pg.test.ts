import { randomUUID } from 'node:crypto'
import { createServer, connect, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, inject, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../testing/index.ts'
import { createPostgresWakeBus, type PostgresWakeBusOptions } from './postgres-wake-bus.ts'
import { notify } from './wake-sender.ts'

/** Opens the bus of one process and waits until its connection listens. */
async function openBus(database: TestDatabase, options: Partial<PostgresWakeBusOptions> = {}) {
  let connected = 0
  const bus = createPostgresWakeBus({
    config: { connectionString: database.url },
    notify: (payload) => notify(database.db, payload),
    heads: () => Promise.resolve([]),
    ...options,
    onConnect: async () => {
      connected += 1
      await options.onConnect?.()
    },
  })
  await expect.poll(() => connected).toBeGreaterThan(0)
  await pause(5)
  return Object.assign(bus, { connections: () => connected })
}

function counter(bus: { subscribe(user_id: string, listener: () => void): () => void }, user_id: string) {
  let woken = 0
  const unsubscribe = bus.subscribe(user_id, () => (woken += 1))
  return { count: () => woken, unsubscribe }
}

/** Ends the connections that listen. After ten seconds their last statement is the check, no longer LISTEN. */
const endListening = ({ db }: TestDatabase) =>
  sql`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'taskwire wake-up' and (query ilike 'listen%' or query = 'select 1')
      and datname = current_database()`.execute(db)

test('wakes readers of the user in this process at once, and in others soon', async () => {
  await using database = await createTestDatabase()
  await using here = await openBus(database)
  await using there = await openBus(database)
  const [ann, bob] = [randomUUID(), randomUUID()]
  const readers = [counter(here, ann), counter(there, ann), counter(here, bob), counter(there, bob)]
  here.wake(ann)
  expect(readers.map(({ count }) => count())).toEqual([1, 0, 0, 0])
  await expect.poll(() => readers[1]?.count()).toBe(1)
  await pause(50)
  // Only once here: the bus ignores its own hint from the database.
  expect(readers.map(({ count }) => count())).toEqual([1, 1, 0, 0])
})

test('does not wake a listener that unsubscribed', async () => {
  await using database = await createTestDatabase()
  await using bus = await openBus(database)
  const [gone, stays] = [counter(bus, 'a'), counter(bus, 'a')]
  gone.unsubscribe()
  bus.wake('a')
  expect([gone.count(), stays.count()]).toEqual([0, 1])
  stays.unsubscribe()
  bus.wake('a')
  expect(stays.count()).toBe(1)
})

test('wakes every reader after it reconnects, because hints may be lost', async () => {
  await using database = await createTestDatabase()
  await using here = await openBus(database)
  await using there = await openBus(database)
  const readers = ['a', 'b', 'c'].map((user) => counter(here, user))
  for (let round = 1; round <= 3; round += 1) {
    await endListening(database)
    // Wait for both: a bus without a connection can't be disconnected in the next round.
    await expect.poll(() => [here, there].map((bus) => bus.connections())).toEqual([1 + round, 1 + round])
    await expect.poll(() => readers.map(({ count }) => count())).toEqual([round, round, round])
  }
  there.wake('b')
  await expect.poll(() => readers.map(({ count }) => count())).toEqual([3, 4, 3])
})

test('wakes readers only after stale caches were refreshed', async () => {
  await using database = await createTestDatabase()
  const order: string[] = []
  await using bus = await openBus(database, {
    onConnect: async () => {
      await pause(30)
      order.push('refreshed')
    },
  })
  // The first connection refreshes too, maybe after `openBus` has seen it.
  await expect.poll(() => order).toEqual(['refreshed'])
  bus.subscribe('a', () => order.push('woken'))
  order.length = 0
  await endListening(database)
  await expect.poll(() => order).toEqual(['refreshed', 'woken'])
})

test('finds writes without a hint by comparing the heads of local readers', async () => {
  await using database = await createTestDatabase()
  const heads = new Map([
    ['a', 1],
    ['b', 1],
  ])
  const asked: string[][] = []
  await using bus = await openBus(database, {
    pollEvery: 20,
    heads: async (user_ids) => {
      asked.push(user_ids)
      return user_ids.map((id) => ({ id, revision: heads.get(id) ?? 0 }))
    },
  })
  const a = counter(bus, 'a')
  await expect.poll(() => a.count()).toBe(1) // unknown so far
  await pause(80)
  expect(a.count()).toBe(1)
  heads.set('a', 2)
  heads.set('b', 2)
  await expect.poll(() => a.count()).toBe(2)
  await pause(80)
  expect(a.count()).toBe(2)
  expect(new Set(asked.flat())).toEqual(new Set(['a']))
})

test('keeps polling while the database does not answer', async () => {
  await using database = await createTestDatabase()
  let isAway = true
  await using bus = await openBus(database, {
    pollEvery: 10,
    heads: async (user_ids) => {
      if (isAway) throw new Error('away')
      return user_ids.map((id) => ({ id, revision: 1 }))
    },
  })
  const a = counter(bus, 'a')
  await pause(50)
  expect(a.count()).toBe(0)
  isAway = false
  await expect.poll(() => a.count()).toBe(1)
})

test('wakes and closes at once when the database accepts connections and never answers', async () => {
  const sockets = new Set<Socket>()
  const silent = createServer((socket) => sockets.add(socket)).listen(0, '127.0.0.1')
  await expect.poll(() => silent.address()).not.toBeNull()
  const { port } = silent.address() as AddressInfo
  const bus = createPostgresWakeBus({
    config: { host: '127.0.0.1', port },
    notify: () => Promise.reject(new Error('away')),
    heads: () => Promise.resolve([]),
  })
  const a = counter(bus, 'a')
  bus.wake('a')
  expect(a.count()).toBe(1)
  const began = performance.now()
  await bus[Symbol.asyncDispose]()
  expect(performance.now() - began).toBeLessThan(30_000)
  for (const socket of sockets) socket.destroy()
  silent.close()
})

test('reconnects when the connection vanishes silently', async () => {
  await using database = await createTestDatabase()
  const { host, port } = inject('testServer')
  let isDeaf = false
  const pairs = new Set<Socket>()
  // A proxy that keeps both connections open and passes no data while it is deaf.
  const between = createServer((near) => {
    const far = connect(`${host}/.s.PGSQL.${port}`)
    const wasDeaf = isDeaf
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      pairs.add(from)
      from.on('data', (bytes) => (isDeaf && !wasDeaf && far.readable ? undefined : to.write(bytes)))
      from.on('close', () => to.destroy())
      from.on('error', () => {})
    }
  }).listen(0, '127.0.0.1')
  await expect.poll(() => between.address()).not.toBeNull()
  const url = new URL(database.url)
  const config = {
    host: '127.0.0.1',
    port: (between.address() as AddressInfo).port,
    user: url.username,
    database: url.pathname.slice(1),
  }
  await using bus = await openBus(database, { config, checkEvery: 50 })
  const a = counter(bus, 'a')
  await pause(150)
  expect(bus.connections()).toBe(1)
  isDeaf = true
  await expect.poll(() => bus.connections()).toBe(2)
  expect(a.count()).toBe(1)
  between.close()
  for (const socket of pairs) socket.destroy()
})
