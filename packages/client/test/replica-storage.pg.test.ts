import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { statement } from '@taskwire/db'
import { expect, test } from 'vitest'
import { fileStorage } from '../src/node/file-storage.ts'
import { newId } from '../src/replica/store/new-id.ts'
import { ada } from './harness/credentials.ts'
import { startServer } from './harness/real-server.ts'
import { createDevice, isLive, isSettled, titles, until } from './harness/replica-world.ts'

const cutConnections = statement({})`
select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`

async function createFolder(): Promise<AsyncDisposable & { readonly file: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'taskwire-replica-'))
  return {
    file: path.join(folder, 'tasks.replica'),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  }
}

test('a killed process loses no acknowledged mutation, and an incomplete line does no harm', async () => {
  await using server = await startServer()
  await using folder = await createFolder()
  const device = await createDevice(server.url, ada, true)
  const user = (await device.client.auth.me.query()).id
  const promised: string[] = []
  for (let round = 0; round < 3; round++) {
    const script = path.join(import.meta.dirname, 'harness/queue-forever.ts')
    const child = spawn(process.execPath, [script, folder.file, user, server.url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const enough = promised.length + 40 + round * 25
    createInterface(child.stdout).on('line', (line) => {
      promised.push(line)
      if (promised.length === enough) child.kill('SIGKILL')
    })
    await once(child, 'close')
    await appendFile(folder.file, '{"queued":[{"op_id":"half')
  }
  await using replica = device.open({ storage: () => fileStorage(folder.file) })
  const stored = await replica.loaded.then(() => replica.getSnapshot().outbox.map(({ input }) => input))
  expect(stored.length).toBeGreaterThanOrEqual(promised.length)
  expect(
    promised.filter((title) => !stored.some((input) => 'title' in input && input.title === title)),
  ).toEqual([])

  await until(replica, isSettled)
  expect(await device.client.tasks.list.query()).toHaveLength(stored.length)
})

test('a file belongs to one process until it ends', async () => {
  await using folder = await createFolder()
  const first = await fileStorage(folder.file)
  await expect(fileStorage(folder.file)).rejects.toMatchObject({ code: 'EBUSY' })
  const script = path.join(import.meta.dirname, 'harness/queue-forever.ts')
  const second = spawn(process.execPath, [script, folder.file, 'user'])
  let said = ''
  second.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  expect(await once(second, 'close')).toEqual([1, null])
  expect(said).toContain(`in use by process ${process.pid}`)
  await first.close()
  // The lock of a process that has ended, and of an earlier process with our own id.
  for (const holder of ['999999999 1', `${process.pid} 1`]) {
    await writeFile(`${folder.file}.lock`, holder)
    await (await fileStorage(folder.file)).close()
  }
  expect(await readdir(path.dirname(folder.file))).toEqual(['tasks.replica'])
})

test('a file stores everything for the next process: rows, cursor, outbox, issues and deleted tasks', async () => {
  await using server = await startServer({ policy: { maxTasksPerUser: 1 } })
  await using folder = await createFolder()
  const device = await createDevice(server.url, ada, true)
  const storage = () => fileStorage(folder.file)
  let before
  {
    await using replica = device.open({ storage })
    await until(replica, isLive)
    const { id } = await replica.mutate.create({ title: 'One' })
    await replica.mutate.create({ title: 'Too many' })
    await until(replica, ({ issues }) => issues.length === 1)
    await replica.mutate.delete({ id })
    before = await until(replica, ({ status, deleted }) => status.pending === 0 && deleted.length === 1)
    device.network.isUp = false
    await replica.mutate.create({ title: 'Waiting' })
    before = replica.getSnapshot()
  }
  await using replica = device.open({ storage })
  await replica.loaded
  const { tasks, deleted, issues, outbox, isComplete } = replica.getSnapshot()
  expect({ tasks, deleted, issues, outbox, isComplete }).toEqual({
    tasks: before.tasks,
    deleted: before.deleted,
    issues: before.issues,
    outbox: before.outbox,
    isComplete: true,
  })
  await replica.purge()
  expect(await readdir(path.dirname(folder.file))).toEqual([])
})

test('2,000 queued mutations are sent once and in order, in few requests, over connections that break', async () => {
  await using server = await startServer()
  await using folder = await createFolder()
  const device = await createDevice(server.url, ada, true)
  await using replica = device.open({ storage: () => fileStorage(folder.file) })
  await until(replica, isLive)
  device.network.isUp = false
  device.network.cut()
  const began = performance.now()
  const queued = await Promise.all(
    Array.from({ length: 1_000 }, async (_, n) => {
      const id = newId()
      const made = replica.mutate.create({ id, title: `Task ${n}` })
      await Promise.all([made, replica.mutate.update({ id, title: `Task ${n}, renamed` })])
      return id
    }),
  )
  const durable = performance.now()
  expect(replica.getSnapshot().status.pending).toBe(2_000)
  const before = server.requests.length
  let broken = 0
  // Interrupts a batch now and then: in the database, or on the way back.
  const leave = replica.subscribe(() => {
    const { pending } = replica.getSnapshot().status
    if (pending > 1_900 - broken * 400) return
    broken++
    if (broken % 2 === 0) device.network.losesAnswers = 1
    else void cutConnections(server.deps.db)
  })
  device.network.isUp = true
  await until(replica, isSettled, 240_000)
  leave()
  const writes = server.requests.slice(before).filter(([path]) => path === 'sync.batch')
  console.log(
    `2,000 mutations: durable in ${Math.round(durable - began)} ms, sent in ${Math.round(performance.now() - durable)} ms, ${writes.length} requests`,
  )
  expect(broken).toBe(5)
  expect(writes.length).toBeLessThanOrEqual(30)
  expect(server.requests.slice(before).flat()).not.toContain('tasks.create')
  expect(replica.getSnapshot().issues).toEqual([])
  const tasks = await device.client.tasks.list.query()
  const inOrder = tasks.toSorted((a, b) => a.revision - b.revision)
  expect(inOrder.map(({ id }) => id)).toEqual(queued)
  expect(inOrder.map(({ title }) => title)).toEqual(queued.map((_, n) => `Task ${n}, renamed`))
  // Every mutation took one revision.
  expect(inOrder.at(-1)?.revision).toBe(2_000)
  expect(titles(replica.getSnapshot())).toHaveLength(1_000)
})
