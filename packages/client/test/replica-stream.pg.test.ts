import { setTimeout as pause } from 'node:timers/promises'
import { statement, verifyEpoch } from '@taskwire/db'
import { expect, test } from 'vitest'
import type { ReplicaSnapshot } from '../src/replica/open-task-replica.ts'
import { ada } from './harness/credentials.ts'
import { startServer } from './harness/real-server.ts'
import { createDevice, isLive, isSettled, until } from './harness/replica-world.ts'

test('a stream that breaks repeatedly shows every change once, in order', async () => {
  await using server = await startServer()
  const writer = await createDevice(server.url, ada, true)
  const reader = await createDevice(server.url, ada)
  await using replica = reader.open()
  await until(replica, isLive)
  const { id } = await writer.client.tasks.create.mutate({ title: '0' })
  const seen: number[] = []
  replica.subscribe(() => {
    const revision = replica.getSnapshot().byId.get(id)?.revision
    if (revision !== undefined && revision !== seen.at(-1)) seen.push(revision)
  })
  for (let n = 1; n <= 150; n++) {
    await writer.client.tasks.update.mutate({ id, title: String(n) })
    await writer.client.tasks.create.mutate({ title: `Task ${n}` })
    if (n % 15 > 0) continue
    // Each time in the middle of an open stream.
    await until(replica, isLive)
    reader.network.cut()
  }
  await until(replica, ({ tasks }) => tasks.length === 151 && tasks.some(({ title }) => title === '150'))
  expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  expect(replica.getSnapshot().tasks).toEqual(await writer.client.tasks.list.query())
  const streams = reader.network.sent.filter((procedure) => procedure === 'sync.onChange').length
  console.log(`${streams} streams, ${seen.length} of 151 states of one task seen, never one twice`)
  expect(streams).toBeGreaterThan(5)
})

test('without a stream it polls, reports that, and is nearly as fast', async () => {
  await using server = await startServer()
  const device = await createDevice(server.url, ada, true)
  device.network.streams = false
  await using replica = device.open()
  await until(replica, ({ status }) => status.connection === 'polling')
  await pause(50)
  const began = performance.now()
  await device.client.tasks.create.mutate({ title: 'Heard by asking' })
  await until(replica, ({ tasks }) => tasks.length === 1)
  expect(performance.now() - began).toBeLessThan(10_000)
  expect(replica.getSnapshot().status.connection).toBe('polling')
})

test('a silent stream is given up for polling', async () => {
  await using server = await startServer()
  const device = await createDevice(server.url, ada, true)
  await using replica = device.open({ streamTimeout: 500 })
  await until(replica, isLive)
  await until(replica, ({ status }) => status.connection === 'polling')
  await device.client.tasks.create.mutate({ title: 'Heard' })
  expect((await until(replica, ({ tasks }) => tasks.length === 1)).status.connection).toBe('polling')
})

const purge = statement({}, { id: 'uuid' })`
with gone as (delete from tasks where deleted_at is not null returning id)
update users set purged_revision = revision returning id`

test.each(['purged', 'of another epoch'])(
  'a log that is %s is read from the start, in one step and with the outbox',
  async (how) => {
    await using server = await startServer()
    const device = await createDevice(server.url, ada, true)
    const other = await createDevice(server.url, ada)
    const made = await Promise.all(
      Array.from({ length: 30 }, (_, n) => other.client.tasks.create.mutate({ title: `Task ${n}` })),
    )
    {
      await using replica = device.open()
      await until(replica, ({ tasks }) => tasks.length === 30)
    }
    for (const { id } of made.slice(0, 10)) await other.client.tasks.delete.mutate({ id })
    await other.client.tasks.create.mutate({ title: 'Newest' })
    if (how === 'purged') await purge(server.deps.db)
    else await verifyEpoch(server.deps.db, { force: true })

    device.network.isUp = false
    await using replica = device.open()
    await replica.loaded
    await replica.mutate.create({ title: 'Mine' })
    const counts = new Set<number>()
    replica.subscribe(() => counts.add(replica.getSnapshot().tasks.length))
    device.network.isUp = true
    const snapshot = await until(
      replica,
      (now: ReplicaSnapshot) => isLive(now) && isSettled(now) && now.tasks.length === 22,
      20_000,
    )
    expect(snapshot.tasks).toEqual(await other.client.tasks.list.query())
    expect([...counts].filter((count) => count < 21)).toEqual([])
  },
)
