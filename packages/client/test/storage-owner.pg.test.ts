import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createClient, memorySession, type SessionStore } from '../src/index.ts'
import { fileStorage } from '../src/node/file-storage.ts'
import {
  isStorageOwnerError,
  memoryStorage,
  type ReplicaDelta,
  type ReplicaStorage,
} from '../src/replica/open-task-replica.ts'
import { ada, bob } from './harness/credentials.ts'
import { startServer } from './harness/real-server.ts'
import { createDevice, isLive, isSettled, titles, until, type Device } from './harness/replica-world.ts'

async function createFolder(): Promise<AsyncDisposable & { readonly file: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'taskwire-owner-'))
  return {
    file: path.join(folder, 'tasks.replica'),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  }
}

function withoutOwner(delta: ReplicaDelta): ReplicaDelta {
  const copy: { -readonly [Field in keyof ReplicaDelta]: ReplicaDelta[Field] } = { ...delta }
  delete copy.owner
  return copy
}

/** A custom storage that drops the field `owner`, because it does not know it. */
function forgetfulStorage(): ReplicaStorage {
  const inner = memoryStorage()
  return {
    ...inner,
    load: async () => {
      const { state, version } = await inner.load()
      const { rows, cursor, operations, issues } = state
      return { state: { rows, cursor, operations, issues }, version }
    },
    commit: (delta, version) => inner.commit(withoutOwner(delta), version),
    enqueue: (delta) => inner.enqueue(withoutOwner(delta)),
  }
}

const storages = {
  file: (file: string) => () => fileStorage(file),
  memory: () => {
    const storage = memoryStorage()
    return () => storage
  },
  custom: () => {
    const storage = forgetfulStorage()
    return () => storage
  },
}

async function refusalOf(device: Device, storage: () => ReplicaStorage | Promise<ReplicaStorage>) {
  const error: unknown = await device.client.tasks.replica({ storage }).catch((error: unknown) => error)
  expect(isStorageOwnerError(error)).toBe(true)
  return error as Error & { code: string }
}

test.each(Object.entries(storages))(
  'another user’s replica is refused, and its unsent edits are sent only as its owner (%s)',
  async (_, open) => {
    await using server = await startServer()
    await using folder = await createFolder()
    const storage = open(folder.file)
    const first = await createDevice(server.url, ada, true)
    const second = await createDevice(server.url, bob, true)
    {
      await using replica = first.open({ storage })
      await until(replica, isLive)
      await replica.mutate.create({ title: 'Sent' })
      await until(replica, isSettled)
      first.network.isUp = false
      first.network.cut()
      await replica.mutate.create({ title: 'Waiting' })
    }
    const before = server.requests.length
    const error = await refusalOf(second, storage)
    expect(error.code).toBe('STORAGE_OWNER')
    expect(error.message).toContain(second.client.session.user())

    const refused = second.open({ storage })
    await expect(refused.loaded).rejects.toThrow('This storage belongs to')
    await expect(refused.mutate.create({ title: 'Lost?' })).rejects.toThrow('This storage belongs to')
    expect(refused.getSnapshot()).toMatchObject({ tasks: [], outbox: [], isLoaded: false })
    // Signing out purges. The other user's content stays.
    await refused.purge()
    expect(
      server.requests
        .slice(before)
        .flat()
        .filter((name) => name.startsWith('tasks.')),
    ).toEqual([])
    expect(await second.client.tasks.list.query()).toEqual([])

    first.network.isUp = true
    await using replica = first.open({ storage })
    await replica.loaded
    expect(titles(replica.getSnapshot())).toEqual(['Sent', 'Waiting'])
    await until(replica, isSettled)
    expect((await first.client.tasks.list.query()).map(({ title }) => title)).toEqual(['Waiting', 'Sent'])
    expect(await second.client.tasks.list.query()).toEqual([])
    await replica.purge()

    // A purged storage has no owner.
    await using next = second.open({ storage })
    await until(next, isLive)
  },
)

test.each(Object.entries(storages))(
  'a replica that never reached a server has an owner too (%s)',
  async (_, open) => {
    await using server = await startServer()
    await using folder = await createFolder()
    const storage = open(folder.file)
    const first = await createDevice(server.url, ada, true)
    const second = await createDevice(server.url, bob, true)
    first.network.isUp = false
    {
      await using replica = first.open({ storage })
      await replica.mutate.create({ title: 'Typed on a plane' })
    }
    expect((await refusalOf(second, storage)).code).toBe('STORAGE_OWNER')
    first.network.isUp = true
    await using replica = first.open({ storage })
    await replica.loaded
    await until(replica, isSettled)
    expect(await first.client.tasks.list.query()).toHaveLength(1)
  },
)

test('the same user of another server is refused, but other names of the same server are not', async () => {
  await using server = await startServer()
  await using elsewhere = await startServer()
  await using folder = await createFolder()
  const storage = () => fileStorage(folder.file)
  const device = await createDevice(server.url, ada, true)
  const user = device.client.session.user() ?? ''
  await device.open({ storage }).dispose()

  const other = createClient({ url: elsewhere.url })
  await expect(other.tasks.replica({ user, storage })).rejects.toThrow(`belongs to ${user}@http://localhost:`)
  const { port } = new URL(server.url)
  for (const url of [`http://localhost:${port}`, `http://127.0.0.1:${port}//`, `http://[::1]:${port}/`]) {
    const replica = await createClient({ url }).tasks.replica({ user, storage })
    await replica.dispose()
  }
})

test('two personal access tokens, which contain no user, do not share a storage', async () => {
  const url = 'http://127.0.0.1:1'
  const storage = memoryStorage()
  const open = (token: string) => createClient({ url, token }).tasks.replica({ storage: () => storage })
  const first = await open('tw_first')
  await first.mutate.create({ title: 'By the first' })
  await first.dispose()
  await expect(open('tw_second')).rejects.toMatchObject({ code: 'STORAGE_OWNER' })
  await using again = await open('tw_first')
  expect(titles(again.getSnapshot())).toEqual(['By the first'])
})

test('of two users who open an empty storage at once, one becomes its owner', async () => {
  const storage = memoryStorage()
  const opened = await Promise.allSettled(
    ['ada', 'bob'].map((user) =>
      createClient({ url: 'http://127.0.0.1:1' }).tasks.replica({ user, storage: () => storage }),
    ),
  )
  expect(opened.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

const withoutRecord = (text: string) =>
  text
    .replaceAll(/"owner":"[^"]*",?/g, '')
    .replaceAll(/^\{,/gm, '{')
    .replaceAll(',}', '}')

test('a file without a recorded owner belongs to the user of its tasks', async () => {
  await using server = await startServer()
  await using folder = await createFolder()
  const storage = () => fileStorage(folder.file)
  const first = await createDevice(server.url, ada, true)
  const second = await createDevice(server.url, bob, true)
  {
    await using replica = first.open({ storage })
    await until(replica, isLive)
    await replica.mutate.create({ title: 'Sent' })
    await until(replica, isSettled)
    first.network.isUp = false
    await replica.mutate.create({ title: 'Waiting' })
  }
  await writeFile(folder.file, withoutRecord(await readFile(folder.file, 'utf8')))
  await refusalOf(second, storage)
  first.network.isUp = true
  await using replica = first.open({ storage })
  await replica.loaded
  await until(replica, isSettled)
  expect(await first.client.tasks.list.query()).toHaveLength(2)
  expect(await readFile(folder.file, 'utf8')).toContain('"owner":')
})

test('a file without a recorded owner and without tasks is refused until `adopt` is true', async () => {
  await using server = await startServer()
  await using folder = await createFolder()
  const storage = () => fileStorage(folder.file)
  const first = await createDevice(server.url, ada, true)
  const second = await createDevice(server.url, bob, true)
  first.network.isUp = false
  {
    await using replica = first.open({ storage })
    await replica.mutate.create({ title: 'Whose?' })
  }
  const text = withoutRecord(await readFile(folder.file, 'utf8'))
  await writeFile(folder.file, text)
  for (const device of [second, first])
    expect((await refusalOf(device, storage)).code).toBe('STORAGE_OWNER_UNKNOWN')
  first.network.isUp = true
  await using replica = await first.client.tasks.replica({ storage, adopt: true })
  await until(replica, isSettled)
  expect(await first.client.tasks.list.query()).toHaveLength(1)
  expect(await second.client.tasks.list.query()).toEqual([])
})

test('a sign-in in another tab, at any moment, sends nothing as another user', async () => {
  await using server = await startServer()
  const other = memorySession()
  const second = createClient({ url: server.url, store: other })
  await second.session.signUp(bob)
  await createClient({ url: server.url }).session.signUp(ada)
  // The store of all tabs: after this many more reads the other user is signed in.
  for (let reads = 0; reads < 8; reads++) {
    let left = Infinity
    const own = memorySession()
    const store: SessionStore = {
      read: () => (left-- > 0 ? own : other).read(),
      write: (session) => (left > 0 ? own : other).write(session),
    }
    const client = createClient({ url: server.url, store })
    await client.session.signIn(ada)
    const replica = await client.tasks.replica({ stream: 'none' })
    await until(replica, ({ isComplete }) => isComplete)
    const queued = replica.mutate.create({ title: `Of Ada, ${reads}` })
    left = reads
    await queued
    // A wrong request would have been answered by then.
    await Promise.race([until(replica, isSettled).catch(() => {}), pause(300)])
    await replica.dispose()
  }
  expect(await second.tasks.list.query()).toEqual([])
})
