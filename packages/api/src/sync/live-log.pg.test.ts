import { verifyEpoch } from '@taskwire/db'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createTask } from '../tasks/create-task.ts'
import { createTestWorld, failureOf, type Caller, type TestWorld } from '../testing/index.ts'

const LOST = 1_000_000_000

/** Changes the row of the epoch like a restored dump: the same values, written by another transaction. */
async function restore({ deps: { db } }: TestWorld): Promise<void> {
  await sql`create table saved as select * from log_epoch`.execute(db)
  await sql`delete from log_epoch`.execute(db)
  await sql`insert into log_epoch select * from saved`.execute(db)
}

interface Reached {
  readonly id: string
  readonly deleted: string
  readonly cursor: string
}

/** Every procedure that reads or writes the log, as the first call on a restored log. */
const firsts: Record<string, (call: Caller, reached: Reached) => Promise<unknown>> = {
  list: (call) => call.tasks.list(),
  get: (call, { id }) => call.tasks.get({ id }),
  changes: (call, { cursor }) => call.tasks.changes({ cursor }),
  create: (call) => call.tasks.create({ title: 'new' }),
  'create under a key': (call) => call.tasks.create({ title: 'new', op_id: 'key' }),
  'create what is there': (call, { id }) => call.tasks.create({ id, title: 'again' }),
  quickAdd: (call) => call.tasks.quickAdd({ text: 'new' }),
  update: (call, { id }) => call.tasks.update({ id, title: 'b' }),
  'update under a key': (call, { id }) => call.tasks.update({ id, title: 'b', op_id: 'key' }),
  complete: (call, { id }) => call.tasks.complete({ id, completed: true }),
  delete: (call, { id }) => call.tasks.delete({ id }),
  restore: (call, { deleted }) => call.tasks.restore({ id: deleted }),
  batch: (call, { id }) => call.tasks.batch({ commands: [{ op: 'update', id, title: 'b' }] }),
}

test.each(Object.entries(firsts))('a restored log is noticed by the first call: %s', async (_, first) => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const { id } = await call.tasks.create({ title: 'a' })
  const { id: deleted } = await call.tasks.create({ title: 'gone' })
  await call.tasks.delete({ id: deleted })
  const { cursor } = await call.tasks.changes()
  await restore(world)
  await first(call, { id, deleted, cursor })
  const page = await call.tasks.changes({ cursor })
  expect(page.reset).toBe(true)
  expect(page.cursor).not.toMatch(/^test\./)
  // No write took a revision that the lost history may have used.
  const revisions = (await world.deps.db.selectFrom('tasks').select('revision').execute()).map(
    (row) => row.revision,
  )
  expect(revisions.filter((revision) => revision > 3 && revision <= LOST)).toEqual([])
  const [head] = await world.deps.db.selectFrom('users').select('revision').execute()
  expect(head?.revision).toBeGreaterThanOrEqual(LOST + 3)
})

test('concurrent calls on a restored log all see one new epoch', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const { id } = await call.tasks.create({ title: 'a' })
  await restore(world)
  const calls = Array.from({ length: 20 }, async (_, n) =>
    n % 2 === 0 ? call.tasks.changes() : call.tasks.update({ id, title: `${n}` }),
  )
  await Promise.all(calls)
  const [log] = await world.deps.db.selectFrom('log_epoch').select('epoch').execute()
  expect((await call.tasks.changes()).cursor).toBe(`${log?.epoch}.${LOST + 1 + 10}`)
})

test('a write that met a log before its check is done, though another call has checked the log meanwhile', async () => {
  await using world = await createTestWorld()
  const { call, actor } = await world.person()
  await restore(world)
  let isFirst = true
  /** Deps whose first write is followed by the check of another call. */
  const overtaken = new Proxy(world.deps, {
    get(target, name, receiver) {
      if (name !== 'db' || !isFirst) return Reflect.get(target, name, receiver) as unknown
      isFirst = false
      return target.db.withPlugin({
        transformQuery: ({ node }) => node,
        transformResult: async ({ result }) => {
          await target.verifyLog()
          return result
        },
      })
    },
  })
  const { id } = await createTask(overtaken, actor, { title: 'a' })
  expect(await call.tasks.list()).toMatchObject([{ id }])
})

test('a condition of another epoch is a conflict with the current task at any revision', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const { id, revision } = await call.tasks.create({ title: 'a' })
  const condition = { expected_revision: revision, epoch: 'test' }
  await call.tasks.update({ id, title: 'b', ...condition })
  const current = await call.tasks.get({ id })
  await verifyEpoch(world.deps.db, { fresh: 'renewed', force: true })
  const refused = [
    () => call.tasks.update({ id, title: 'c', expected_revision: current.revision, epoch: 'test' }),
    () => call.tasks.update({ id, title: 'c', base_revision: current.revision, epoch: 'test' }),
    () => call.tasks.update({ id, priority: 'low', epoch: 'test' }),
    () => call.tasks.complete({ id, completed: true, epoch: 'test' }),
    () => call.tasks.delete({ id, epoch: 'test' }),
  ]
  for (const attempt of refused)
    expect(await failureOf(attempt())).toMatchObject({
      code: 'REVISION_CONFLICT',
      current,
      etag: `"renewed.2"`,
    })
  const command = {
    op: 'update',
    id,
    title: 'c',
    expected_revision: current.revision,
    epoch: 'test',
  } as const
  const { results } = await call.tasks.batch({ commands: [command] })
  expect(results).toMatchObject([{ status: 'failed', task: current, error: { code: 'REVISION_CONFLICT' } }])
  const renewed = await call.tasks.update({
    id,
    title: 'c',
    expected_revision: current.revision,
    epoch: 'renewed',
  })
  expect(renewed).toMatchObject({ title: 'c', revision: LOST + 3 })
  expect(Object.keys(await call.tasks.delete({ id })).toSorted()).toEqual(['id', 'revision'])
  expect((await failureOf(call.tasks.update({ id, epoch: 'a.b' }))).code).toBe('VALIDATION_FAILED')
})
