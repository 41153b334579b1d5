import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createTestWorld, type Caller, type TestWorld } from '../testing/index.ts'

/** Statements that wait for a lock. */
async function waiting({ deps: { db } }: TestWorld): Promise<number> {
  const { rows } = await sql`select from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
  return rows.length
}

interface Rows {
  readonly list: string
  readonly label: string
  readonly task: string
}

const writes: Record<string, (call: Caller, rows: Rows) => PromiseLike<unknown>> = {
  'lists.delete': (call, { list: id }) => call.lists.delete({ id }),
  'labels.delete': (call, { label: id }) => call.labels.delete({ id }),
  'tasks.restore': (call, { task: id }) => call.tasks.restore({ id }),
  'an update of a list in a batch': (call, { list: id }) =>
    call.sync.batch({ commands: [{ kind: 'list', op: 'update', id, title: 'b' }] }),
  'a deletion of a list in a batch': (call, { list: id }) =>
    call.sync.batch({ commands: [{ kind: 'list', op: 'delete', id }] }),
  'an update of a label in a batch': (call, { label: id }) =>
    call.sync.batch({ commands: [{ kind: 'label', op: 'update', id, name: 'b' }] }),
  'a deletion of a label in a batch': (call, { label: id }) =>
    call.sync.batch({ commands: [{ kind: 'label', op: 'delete', id }] }),
  'an update of a task in a batch': (call, { task: id }) =>
    call.sync.batch({ commands: [{ kind: 'task', op: 'update', id, title: 'b' }] }),
}

const cases = Object.keys(writes).flatMap((write) => {
  const own = /list/.test(write) ? 'lists' : /label/.test(write) ? 'labels' : 'tasks'
  return own === 'tasks' || write.includes('update')
    ? [{ write, table: own }]
    : ['tasks', own].map((table) => ({ write, table }))
})

test.each(cases)('$write waits for its rows of $table before it locks the log', async ({ write, table }) => {
  await using world = await createTestWorld()
  const { call, actor } = await world.person()
  const { id: list } = await call.lists.create({ title: 'a' })
  const { id: label } = await call.labels.create({ name: 'a' })
  const { id: task } = await call.tasks.create({ title: 'a', list_id: list, label_ids: [label] })
  let written: PromiseLike<unknown> | undefined
  await world.deps.db.transaction().execute(async (db) => {
    await sql`select from ${sql.table(table)} for update`.execute(db)
    written = Promise.resolve(writes[write]?.(call, { list, label, task }))
    await expect.poll(() => waiting(world)).toBe(1)
    // Another write of this user that has the row gets the counter, too.
    const counter = sql`select from users where id = ${actor.user_id} for no key update nowait`.execute(db)
    expect((await counter).rows).toHaveLength(1)
  })
  await written
  expect((await call.sync.changes()).changes.length).toBeGreaterThan(0)
})

test('a restore of a list waits for the tasks that went with it before it locks the log', async () => {
  await using world = await createTestWorld()
  const { call, actor } = await world.person()
  const { id } = await call.lists.create({ title: 'a' })
  await call.tasks.create({ title: 'a', list_id: id })
  await call.lists.delete({ id })
  let restored: PromiseLike<unknown> | undefined
  await world.deps.db.transaction().execute(async (db) => {
    await sql`select from tasks for update`.execute(db)
    restored = Promise.resolve(call.lists.restore({ id }))
    await expect.poll(() => waiting(world)).toBe(1)
    await sql`select from users where id = ${actor.user_id} for no key update nowait`.execute(db)
  })
  await restored
  expect(await call.tasks.list()).toHaveLength(1)
})
