import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { fileStorage } from '../src/node/file-storage.ts'
import type { ReplicaStorage } from '../src/replica/open-task-replica.ts'
import { ada } from './harness/credentials.ts'
import { startServer } from './harness/real-server.ts'
import { createDevice, isLive, isSettled, titles, until } from './harness/replica-world.ts'

/** A disk that can be full: writes fail then. */
async function createDisk() {
  const folder = await mkdtemp(path.join(tmpdir(), 'taskwire-full-'))
  const disk = {
    isFull: false,
    refusals: 0,
    async open(): Promise<ReplicaStorage> {
      const storage = await fileStorage(path.join(folder, 'tasks.replica'))
      const room = () => {
        if (!disk.isFull) return
        disk.refusals++
        throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
      }
      return {
        ...storage,
        async commit(...step) {
          room()
          return storage.commit(...step)
        },
        async enqueue(delta) {
          room()
          return storage.enqueue(delta)
        },
      }
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  }
  return disk
}

test('on a full disk it continues in memory, reports that, sends mutations, and stores them when there is room', async () => {
  await using server = await startServer()
  await using disk = await createDisk()
  const device = await createDevice(server.url, ada, true)
  const other = await createDevice(server.url, ada)
  const storage = () => disk.open()
  {
    await using replica = device.open({ storage })
    await replica.mutate.create({ title: 'Before' })
    await until(replica, (snapshot) => isLive(snapshot) && isSettled(snapshot))
    expect(replica.getSnapshot().status.storage).toBe('device')

    disk.isFull = true
    await expect(replica.mutate.create({ title: 'While full' })).rejects.toThrow('no space left')
    expect(titles(replica.getSnapshot())).toEqual(['Before', 'While full'])
    expect(replica.getSnapshot().status.storage).toBe('failing')
    await until(replica, isSettled)
    await other.client.tasks.create.mutate({ title: 'From elsewhere' })
    await until(replica, ({ tasks }) => tasks.length === 3)
    expect(await other.client.tasks.list.query()).toHaveLength(3)

    device.network.isUp = false
    device.network.cut()
    await until(replica, ({ status }) => status.connection === 'offline')
    const refused = ['Offline and full', 'And another'].map((title) => replica.mutate.create({ title }))
    for (const { status } of await Promise.allSettled(refused)) expect(status).toBe('rejected')
    expect(replica.getSnapshot().status).toMatchObject({ storage: 'failing', pending: 2 })
    expect(disk.refusals).toBeGreaterThan(3)

    disk.isFull = false
    await until(replica, ({ status }) => status.storage === 'device')
    expect(replica.getSnapshot().status.pending).toBe(2)
  }
  await using replica = device.open({ storage })
  await replica.loaded
  const stored = ['And another', 'Before', 'From elsewhere', 'Offline and full', 'While full']
  expect(titles(replica.getSnapshot())).toEqual(stored)
  expect(replica.getSnapshot().outbox.map(({ input }) => 'title' in input && input.title)).toEqual([
    'Offline and full',
    'And another',
  ])
  device.network.isUp = true
  await until(replica, isSettled)
  const tasks = await other.client.tasks.list.query()
  expect(tasks.map(({ title }) => title).toSorted()).toEqual(stored)
})

test('mutations on a disk that stays full reach the server, and closing stores them once there is room', async () => {
  await using server = await startServer()
  await using disk = await createDisk()
  const device = await createDevice(server.url, ada, true)
  disk.isFull = true
  await using replica = device.open({ storage: () => disk.open() })
  await until(replica, isLive)
  const { id } = await device.client.tasks.create.mutate({ title: 'Named' })
  await until(replica, ({ byId }) => byId.has(id))
  for (const title of ['Renamed', 'Renamed, twice'])
    await expect(replica.mutate.update({ id, title })).rejects.toThrow('no space left')
  await until(replica, isSettled)
  expect(replica.getSnapshot()).toMatchObject({ issues: [], status: { storage: 'failing' } })
  expect(await device.client.tasks.get.query({ id })).toMatchObject({ title: 'Renamed, twice' })
  // There is room again, so closing stores everything.
  disk.isFull = false
  await replica.dispose()
  device.network.isUp = false
  await using again = device.open({ storage: () => disk.open() })
  await again.loaded
  expect(titles(again.getSnapshot())).toEqual(['Renamed, twice'])
})
