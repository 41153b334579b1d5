import { fragment, statement, type Db } from '@taskwire/db'
import { expect, test } from 'vitest'
import { memoryStorage } from '../src/replica/open-task-replica.ts'
import { ada } from './harness/credentials.ts'
import { startServer } from './harness/real-server.ts'
import { createDevice, isLive, isSettled, titles, until, type Device } from './harness/replica-world.ts'

/** Copies the log, as a dump does. */
const backUp = statement({})`
create table saved_tasks as select * from tasks;
create table saved_idempotency_keys as select * from idempotency_keys;
create table saved_epoch as select * from log_epoch;
create table saved_users as select id, revision, task_count from users`

const columns = fragment`user_id, id, number, title, description, status, status_label, priority, due_date, due_at,
  completed_at, created_at, updated_at, deleted_at, revision, title_revision, description_revision`

/** Restores the copy: later writes are lost, and another transaction wrote the epoch's row. */
const restore = statement({})`
delete from tasks;
delete from idempotency_keys;
delete from log_epoch;
insert into tasks (${columns}) select ${columns} from saved_tasks;
insert into idempotency_keys select * from saved_idempotency_keys;
insert into log_epoch select * from saved_epoch;
update users set revision = saved_users.revision, task_count = saved_users.task_count
from saved_users where saved_users.id = users.id`

/** A device that is offline while the log is restored to its state before the title "Lost". */
async function createStory(device: Device, db: Db) {
  const { tasks } = device.client
  const replica = device.open()
  const changed = await tasks.create.mutate({ title: 'Restored' })
  const same = await tasks.create.mutate({ title: 'Same' })
  await backUp(db)
  await tasks.update.mutate({ id: changed.id, title: 'Lost' })
  await until(replica, (snapshot) => isLive(snapshot) && snapshot.byId.get(changed.id)?.title === 'Lost')
  device.network.isUp = false
  device.network.cut()
  await until(replica, ({ status }) => status.connection === 'offline')
  return { replica, changed: changed.id, same: same.id, restore: () => restore(db) }
}

test.for([1, 3])(
  'none of %i edits queued while the log was restored overwrites a text that its author never saw',
  async (edits) => {
    await using server = await startServer()
    const device = await createDevice(server.url, ada, true)
    const story = await createStory(device, server.deps.db)
    await using replica = story.replica
    await replica.mutate.update({ id: story.changed, title: 'Mine' })
    if (edits > 1) {
      await replica.mutate.update({ id: story.same, title: 'Mine, too' })
      await replica.mutate.create({ title: 'New' })
    }
    await story.restore()
    // The outbox reaches the server before the pages of the other epoch arrive.
    device.network.reads = false
    device.network.isUp = true
    await expect
      .poll(() => device.network.sent.filter((name) => name === 'sync.batch').length)
      .toBeGreaterThan(0)
    expect(replica.getSnapshot().status).toMatchObject({ pending: edits })
    expect(replica.getSnapshot().issues).toEqual([])
    device.network.reads = true

    const { issues } = await until(replica, (snapshot) => isSettled(snapshot) && isLive(snapshot))
    expect(issues).toMatchObject([
      {
        operation: { input: { id: story.changed, title: 'Mine' } },
        conflict: { mine: { title: 'Mine' }, theirs: { title: 'Restored' } },
      },
    ])
    const truth = await device.client.tasks.list.query()
    expect(replica.getSnapshot().tasks).toEqual(truth)
    expect(titles({ ...replica.getSnapshot(), tasks: truth })).toEqual(
      edits > 1 ? ['Mine, too', 'New', 'Restored'] : ['Restored', 'Same'],
    )
    // After seeing the restored text, the user may keep the own one.
    await replica.keepMine(issues[0]!.operation.op_id)
    await until(replica, isSettled)
    expect(await device.client.tasks.get.query({ id: story.changed })).toMatchObject({ title: 'Mine' })
  },
)

test('an edit refused before the log was restored does not overwrite the restored text', async () => {
  await using server = await startServer()
  const device = await createDevice(server.url, ada, true)
  const other = await createDevice(server.url, ada)
  const story = await createStory(device, server.deps.db)
  await using replica = story.replica
  await replica.mutate.update({ id: story.changed, title: 'Mine' })
  await other.client.tasks.update.mutate({ id: story.changed, title: 'Theirs' })
  device.network.isUp = true
  const parked = await until(replica, ({ issues }) => issues.length > 0)
  expect(parked.issues).toMatchObject([{ conflict: { theirs: { title: 'Theirs' } } }])
  await story.restore()
  // The first request to the restored log renews its epoch.
  await other.client.tasks.list.query()
  device.network.cut()
  await until(replica, ({ byId }) => byId.get(story.changed)?.title === 'Restored')
  for (const again of [replica.keepMine, replica.retry]) {
    const [issue] = replica.getSnapshot().issues
    await again(issue!.operation.op_id)
    const { issues } = await until(replica, (now) => isSettled(now) && now.issues.length > 0)
    expect(issues).toMatchObject([{ conflict: { theirs: { title: 'Restored' } } }])
  }
  expect(await other.client.tasks.get.query({ id: story.changed })).toMatchObject({ title: 'Restored' })
})

test('a draft of a lost text does not overwrite the restored one', async () => {
  await using server = await startServer()
  const device = await createDevice(server.url, ada, true)
  const story = await createStory(device, server.deps.db)
  await using replica = story.replica
  const base_revision = replica.getSnapshot().byId.get(story.changed)!.revision
  await story.restore()
  device.network.isUp = true
  await until(replica, ({ byId }) => byId.get(story.changed)?.title === 'Restored')
  await replica.mutate.update({ id: story.changed, title: 'Mine', base_revision })
  const { issues } = await until(replica, (now) => isSettled(now) && now.issues.length > 0)
  expect(issues).toMatchObject([{ conflict: { mine: { title: 'Mine' }, theirs: { title: 'Restored' } } }])
})

test('an outbox of an older client, without epochs, is sent', async () => {
  await using server = await startServer()
  const device = await createDevice(server.url, ada, true)
  const storage = memoryStorage()
  const { id } = await device.client.tasks.create.mutate({ title: 'a' })
  {
    await using replica = device.open({ storage: () => storage })
    await until(replica, (snapshot) => isLive(snapshot) && snapshot.byId.has(id))
    device.network.isUp = false
    device.network.cut()
    await replica.mutate.update({ id, title: 'b' })
    await replica.mutate.update({ id, description: 'c' })
  }
  const { state, version } = await storage.load()
  const amended = state.operations.map(({ epoch, ...operation }) => {
    expect(epoch).toBe('test')
    return operation
  })
  expect(await storage.commit({ amended }, version)).toBe(true)
  device.network.isUp = true
  await using replica = device.open({ storage: () => storage })
  await replica.loaded
  await until(replica, isSettled)
  expect(replica.getSnapshot().issues).toEqual([])
  expect(await device.client.tasks.get.query({ id })).toMatchObject({ title: 'b', description: 'c' })
})
