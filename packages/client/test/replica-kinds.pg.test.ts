import { expect, test } from 'vitest'
import { openReplica, memoryStorage, type Replica } from '../src/replica/open-task-replica.ts'
import { ada } from './harness/credentials.ts'
import { startServer } from './harness/real-server.ts'
import { createDevice, isLive, isSettled, until, type Device } from './harness/replica-world.ts'

/** Opens a replica of all kinds that has read the log. */
async function openLive(device: Device): Promise<Replica> {
  const storage = memoryStorage()
  const replica = openReplica(device.client, { storage: () => storage })
  await until(replica, isLive)
  return replica
}

const titlesOf = (rows: readonly { readonly title: string }[]) =>
  rows.map(({ title }) => title).toSorted((a, b) => (a < b ? -1 : 1))

test('lists, labels and tasks are queued offline, shown at once and reach another device', async () => {
  await using server = await startServer()
  const [one, two] = [await createDevice(server.url, ada, true), await createDevice(server.url, ada)]
  await using writer = await openLive(one)
  await using reader = await openLive(two)
  one.network.isUp = false
  one.network.cut()
  const list = await writer.mutate.lists.create({ title: ' Garden ', color: 'green' })
  const label = await writer.mutate.labels.create({ name: 'Outside' })
  const task = await writer.mutate.tasks.create({ title: 'Water the plants' })
  await writer.mutate.lists.update({ id: list.id, title: 'The garden' })
  const { lists, labels, tasks, pendingIds, outbox } = writer.getSnapshot()
  expect(lists.byId.get(list.id)).toMatchObject({ title: 'The garden', color: 'green' })
  expect([...labels]).toMatchObject([{ id: label.id, name: 'Outside' }])
  expect(tasks.map(({ id }) => id)).toEqual([task.id])
  expect(pendingIds).toEqual(new Set([list.id, label.id, task.id]))
  expect(outbox.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'list create',
    'label create',
    'task create',
    'list update',
  ])
  one.network.isUp = true
  await until(writer, isSettled)
  expect(writer.getSnapshot().issues).toEqual([])
  const seen = await until(reader, (snapshot) => snapshot.lists.byId.get(list.id)?.title === 'The garden')
  expect(seen.labels.byId.get(label.id)?.name).toBe('Outside')
  expect(titlesOf(seen.tasks)).toEqual(['Water the plants'])
})

test('a list is deleted and restored; two edits of its title conflict', async () => {
  await using server = await startServer()
  const [one, two] = [await createDevice(server.url, ada, true), await createDevice(server.url, ada)]
  await using here = await openLive(one)
  await using there = await openLive(two)
  const { id } = await here.mutate.lists.create({ title: 'Garden' })
  await until(here, isSettled)
  await until(there, ({ lists }) => lists.byId.has(id))
  await here.mutate.lists.delete({ id })
  expect(here.getSnapshot().lists.deleted.map((list) => list.id)).toEqual([id])
  await until(there, ({ lists }) => lists.length === 0)
  await there.mutate.lists.restore({ id })
  await until(here, ({ lists }) => lists.byId.has(id))

  one.network.isUp = false
  one.network.cut()
  await here.mutate.lists.update({ id, title: 'Mine', color: 'red' })
  await there.mutate.lists.update({ id, title: 'Theirs' })
  await until(there, isSettled)
  one.network.isUp = true
  const { issues, lists } = await until(
    here,
    (snapshot) => snapshot.issues.length === 1 && isSettled(snapshot),
  )
  expect(issues[0]).toMatchObject({ operation: { kind: 'list' }, conflict: { mine: { title: 'Mine' } } })
  // Only the title waits for a decision.
  expect(lists.byId.get(id)).toMatchObject({ title: 'Theirs', color: 'red' })
  await here.keepMine(issues[0]?.operation.op_id ?? '')
  await until(there, (snapshot) => snapshot.lists.byId.get(id)?.title === 'Mine')
})

test('the task replica shows tasks only, and counts what else waits', async () => {
  await using server = await startServer()
  const device = await createDevice(server.url, ada, true)
  await using replica = await device.client.replica({ storage: memoryStorage })
  await replica.mutate.labels.create({ name: 'Outside' })
  await replica.mutate.labels.create({ name: 'OUTSIDE' })
  // Names of labels are unique without letter case.
  const { issues } = await until(replica, (snapshot) => snapshot.issues.length === 1)
  expect(issues[0]).toMatchObject({ operation: { kind: 'label' }, refusal: { code: 'LABEL_NAME_TAKEN' } })

  await using tasks = device.open()
  await until(tasks, isLive)
  await tasks.mutate.create({ title: 'Water the plants' })
  const snapshot = await until(tasks, isSettled)
  expect(snapshot).not.toHaveProperty('lists')
  expect(titlesOf(snapshot.tasks)).toEqual(['Water the plants'])
  expect([snapshot.outbox, snapshot.issues]).toEqual([[], []])
})

test('a cascade shows at once, never flickers, and ends as the server computed it', async () => {
  await using server = await startServer()
  const [one, two] = [await createDevice(server.url, ada, true), await createDevice(server.url, ada)]
  await using here = await openLive(one)
  await using there = await openLive(two)
  const list = await here.mutate.lists.create({ title: 'Garden' })
  const top = await here.mutate.tasks.create({ title: 'Plant', list_id: list.id })
  await here.mutate.tasks.create({ title: 'Dig', parent_id: top.id })
  await here.mutate.tasks.create({ title: 'Elsewhere' })
  await until(here, isSettled)
  expect(here.getSnapshot().issues).toEqual([])
  await until(there, ({ tasks }) => tasks.length === 3)

  // The other device adds a subtask that this one can't see yet.
  one.network.isUp = false
  one.network.cut()
  await there.mutate.tasks.create({ title: 'Water', parent_id: top.id })
  await until(there, isSettled)
  await here.mutate.tasks.complete({ id: top.id, completed: true })
  const open = () => here.getSnapshot().tasks.flatMap(({ title, completed }) => (completed ? [] : [title]))
  expect(open()).toEqual(['Elsewhere'])
  one.network.isUp = true
  await until(here, (snapshot) => isSettled(snapshot) && snapshot.tasks.length === 4 && open().length === 1)

  const seen: string[] = []
  const leave = here.subscribe(() => seen.push(titlesOf(here.getSnapshot().tasks).join()))
  await here.mutate.lists.delete({ id: list.id })
  expect(titlesOf(here.getSnapshot().tasks)).toEqual(['Elsewhere'])
  await until(there, ({ tasks }) => tasks.length === 1)
  await until(here, isSettled)
  leave()
  expect(new Set(seen)).toEqual(new Set(['Elsewhere']))
  await here.mutate.lists.restore({ id: list.id })
  await until(there, ({ tasks }) => tasks.length === 4)
  await until(here, ({ tasks }) => tasks.length === 4)
})
