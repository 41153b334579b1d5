import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect, createServer, type AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { expect, inject, test } from 'vitest'
import { createTestDatabase } from '../testing/index.ts'
import { CHANNEL, createPostgresChannel } from './postgres-channel.ts'
import { createSender } from './wake-sender.ts'

const channelOf = (connectionString: string) =>
  createPostgresChannel({ connectionString }, () => Promise.resolve())

/** Collects every payload on the channel of a database. */
async function eavesdrop(connectionString: string) {
  const client = new Client({ connectionString })
  const payloads: string[] = []
  await client.connect()
  client.on('notification', ({ payload = '' }) => payloads.push(payload))
  await client.query(`listen ${CHANNEL}`)
  return { payloads, client, [Symbol.asyncDispose]: () => client.end() }
}

/** A server in front of PostgreSQL that closes its first connections at once. */
async function refuseFirst(count: number) {
  const { host, port, user, password } = inject('testServer')
  let refused = 0
  const server = createServer((socket) => {
    socket.on('error', () => {})
    if (refused < count) {
      refused += 1
      return void socket.destroy()
    }
    const upstream = connect(`${host}/.s.PGSQL.${port}`)
    upstream.on('error', () => socket.destroy())
    socket.on('close', () => upstream.destroy())
    socket.pipe(upstream).pipe(socket)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port: at } = server.address() as AddressInfo
  return {
    url: (database: string) => `postgres://${user}:${password}@127.0.0.1:${at}/${database}`,
    refused: () => refused,
    [Symbol.asyncDispose]: async () => void server.close(),
  }
}

test('batches hints while one is being sent, with at most 200 users per payload', async () => {
  await using database = await createTestDatabase()
  await using heard = await eavesdrop(database.url)
  const sender = createSender(channelOf(database.url), 'origin')
  const users = Array.from({ length: 1_001 }, () => randomUUID())
  for (const user of users) sender.send(user)
  await sender.close()
  await expect.poll(() => heard.payloads.length).toBe(6)
  expect(heard.payloads.map((payload) => payload.split(' ').length - 1)).toEqual([1, 200, 200, 200, 200, 200])
  expect(heard.payloads.flatMap((payload) => payload.split(' ').slice(1))).toEqual(users)
  for (const payload of heard.payloads) {
    expect(payload).toMatch(/^origin /)
    expect(payload.length).toBeLessThan(8_000)
  }
})

test('merges a thousand hints for one user into two: the one being sent and one more', async () => {
  await using database = await createTestDatabase()
  await using heard = await eavesdrop(database.url)
  const sender = createSender(channelOf(database.url), 'origin')
  const user = randomUUID()
  for (let n = 0; n < 1_000; n += 1) sender.send(user)
  await sender.close()
  await expect.poll(() => heard.payloads.length).toBeGreaterThan(1)
  await pause(50)
  expect(heard.payloads).toEqual([`origin ${user}`, `origin ${user}`])
})

test('sends one statement at a time on one connection', async () => {
  await using database = await createTestDatabase()
  await using heard = await eavesdrop(database.url)
  const sender = createSender(channelOf(database.url), 'origin')
  const senders = async () => {
    const { rows } = await heard.client.query<{ pid: number }>(
      "select pid from pg_stat_activity where application_name = 'taskwire wake-up' and datname = current_database()",
    )
    return rows.map(({ pid }) => pid)
  }
  sender.send(randomUUID())
  await expect.poll(() => heard.payloads.length).toBe(1)
  const first = await senders()
  for (let n = 0; n < 500; n += 1) sender.send(randomUUID())
  await expect.poll(() => heard.payloads.flatMap((payload) => payload.split(' ').slice(1))).toHaveLength(501)
  expect(first).toHaveLength(1)
  expect(await senders()).toEqual(first)
  await sender.close()
})

test('sends a hint again on a new connection when its connection is lost', async () => {
  await using database = await createTestDatabase()
  await using heard = await eavesdrop(database.url)
  const sender = createSender(channelOf(database.url), 'origin')
  sender.send('before')
  await expect.poll(() => heard.payloads.length).toBe(1)
  for (let round = 1; round <= 5; round += 1) {
    const ended = heard.client.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'taskwire wake-up' and datname = current_database()",
    )
    sender.send(`during ${round}`)
    await ended
    await expect.poll(() => heard.payloads.some((payload) => payload.includes(`during ${round}`))).toBe(true)
  }
  await sender.close()
})

test('sends a hint again after connections that failed', async () => {
  await using database = await createTestDatabase()
  await using heard = await eavesdrop(database.url)
  await using proxy = await refuseFirst(2)
  const connectionString = proxy.url(new URL(database.url).pathname.slice(1))
  const sender = createSender(channelOf(connectionString), 'origin')
  sender.send('kept')
  await expect.poll(() => heard.payloads).toEqual(['origin kept'])
  await sender.close()
  expect(proxy.refused()).toBe(2)
})

test('delays neither the caller nor the close while the database is unreachable', async () => {
  const sender = createSender(channelOf('postgres://127.0.0.1:1/none'), 'origin')
  const began = performance.now()
  for (let n = 0; n < 1_000; n += 1) sender.send(randomUUID())
  expect(performance.now() - began).toBeLessThan(5_000)
  await sender.close()
  expect(performance.now() - began).toBeLessThan(10_000)
})

test('a steady stream of hints is at most one statement in five milliseconds', async () => {
  await using database = await createTestDatabase()
  await using heard = await eavesdrop(database.url)
  const sender = createSender(channelOf(database.url), 'origin')
  const began = performance.now()
  const users = Array.from({ length: 200 }, () => randomUUID())
  for (const user of users) {
    sender.send(user)
    await pause(1)
  }
  await sender.close()
  // A timer of Node may end a millisecond early.
  const most = 2 + (performance.now() - began) / 4
  await expect.poll(() => heard.payloads.flatMap((payload) => payload.split(' ').slice(1))).toEqual(users)
  expect(heard.payloads.length).toBeLessThanOrEqual(most)
})
