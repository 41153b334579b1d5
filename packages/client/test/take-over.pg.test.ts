import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { fileStorage } from '../src/node/file-storage.ts'
import { openReplica, type Replica } from '../src/replica/open-task-replica.ts'
import { ada } from './harness/credentials.ts'
import { startServer, type RealServer } from './harness/real-server.ts'
import { createDevice, isLive, isSettled, until, type Device } from './harness/replica-world.ts'

// Written by the client before the log had kinds: five tasks, one of them deleted, an edit that conflicted and six waiting edits.
const written = path.join(import.meta.dirname, 'fixtures/tasks-only.replica')

const ids = {
  renamed: '01a22d62-a072-7000-a39d-f0e2613f65e2',
  done: '01a22d62-a07b-7000-8c7d-8a40a366507b',
  gone: '01a22d62-a08c-7000-9da6-f482231e9d4a',
  disputed: '01a22d62-a095-7000-9a43-4bedd2a76951',
  deleted: '01a22d62-a0a0-7000-b9ff-31e5425edb8c',
  fresh: '01a22d62-a244-7000-b60f-5f4fc2186079',
}

/** Signs a user up on a device and repeats on the server what the stored replica has read, then adds a list. */
async function createOwner(server: RealServer): Promise<Device> {
  const device = await createDevice(server.url, ada, true)
  const { tasks, lists } = device.client
  for (const [id, title] of [
    [ids.renamed, 'Water the plants'],
    [ids.done, 'Call Ada'],
    [ids.gone, 'Old'],
    [ids.disputed, 'Disputed'],
    [ids.deleted, 'Deleted before'],
  ] as const)
    await tasks.create.mutate({ id, title })
  await tasks.delete.mutate({ id: ids.deleted })
  await tasks.update.mutate({ id: ids.disputed, title: 'Theirs' })
  await lists.create.mutate({ title: 'Garden' })
  return device
}

async function writeFor(device: Device, url: string): Promise<AsyncDisposable & { readonly file: string }> {
  const user = device.client.session.user() ?? ''
  const folder = await mkdtemp(path.join(tmpdir(), 'taskwire-old-'))
  const file = path.join(folder, 'tasks.replica')
  const owner = `${user}@${url.replace('127.0.0.1', 'localhost')}`
  const text = await readFile(written, 'utf8')
  await writeFile(file, text.replaceAll('{user}', user).replaceAll('{owner}', owner))
  return { file, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) }
}

function show(replica: Replica) {
  const { tasks, outbox, issues } = replica.getSnapshot()
  return {
    tasks: Object.fromEntries(tasks.map(({ id, title, completed }) => [id, [title, completed]])),
    outbox: outbox.map(({ kind, name, input }) => [kind, name, input.id]),
    issues: issues.map(({ operation, conflict }) => [operation.kind, operation.name, conflict]),
  }
}

test('a file of the client before lists and labels is taken over with its waiting edits', async () => {
  await using server = await startServer()
  const device = await createOwner(server)
  await using stored = await writeFor(device, server.url)
  const storage = () => fileStorage(stored.file)
  const expected = {
    tasks: {
      [ids.renamed]: ['Water the red roses', false],
      [ids.done]: ['Call Ada', true],
      [ids.disputed]: ['Theirs', false],
      [ids.fresh]: ['Made offline', false],
    },
    outbox: [
      ['task', 'update', ids.renamed],
      ['task', 'update', ids.renamed],
      ['task', 'complete', ids.done],
      ['task', 'delete', ids.gone],
      ['task', 'create', ids.fresh],
      ['task', 'update', ids.fresh],
    ],
    issues: [['task', 'update', { mine: { title: 'Mine' }, theirs: { title: 'Theirs' } }]],
  }
  device.network.isUp = false
  // Twice without a network: nothing depends on the first start.
  for (let start = 0; start < 2; start++) {
    await using replica = openReplica(device.client, { storage })
    await replica.loaded
    expect(show(replica)).toEqual(expected)
    expect(replica.getSnapshot().tasks[0]).toMatchObject({ list_id: null, parent_id: null, label_ids: [] })
    expect(replica.getSnapshot().tasks.deleted.map(({ id }) => id)).toContain(ids.deleted)
  }
  device.network.isUp = true
  await using replica = openReplica(device.client, { storage })
  await until(replica, (snapshot) => isLive(snapshot) && isSettled(snapshot))
  const { lists, issues } = replica.getSnapshot()
  expect(lists.map(({ title }) => title)).toEqual(['Garden'])
  expect(show(replica)).toEqual({ ...expected, outbox: [] })
  await replica.keepMine(issues[0]?.operation.op_id ?? '')
  await until(replica, (snapshot) => isSettled(snapshot) && snapshot.issues.length === 0)
  const sent = await device.client.tasks.list.query()
  expect(Object.fromEntries(sent.map(({ id, title }) => [id, title]))).toEqual({
    [ids.renamed]: 'Water the red roses',
    [ids.done]: 'Call Ada',
    [ids.disputed]: 'Mine',
    [ids.fresh]: 'Made offline',
  })
  expect(sent.find(({ id }) => id === ids.renamed)?.priority).toBe('high')
  expect(sent.find(({ id }) => id === ids.fresh)?.description).toBe('With notes')
})

test('a replica of the present form reads the log on from its cursor', async () => {
  await using server = await startServer()
  const device = await createDevice(server.url, ada, true)
  const folder = await mkdtemp(path.join(tmpdir(), 'taskwire-new-'))
  const storage = () => fileStorage(path.join(folder, 'tasks.replica'))
  {
    await using replica = openReplica(device.client, { storage })
    await replica.mutate.lists.create({ title: 'Garden' })
    await until(replica, (snapshot) => isLive(snapshot) && isSettled(snapshot))
  }
  device.network.isUp = false
  await using replica = openReplica(device.client, { storage })
  await replica.loaded
  expect(replica.getSnapshot()).toMatchObject({ isComplete: true, lists: [{ title: 'Garden' }] })
  await rm(folder, { recursive: true, force: true })
})
