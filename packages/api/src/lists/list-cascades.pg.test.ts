import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createLogReader, createTestWorld, failureOf, type Person, type TestWorld } from '../testing/index.ts'

/** Puts existing tasks into a list and under a parent, without going through the rules of tasks. */
async function place(
  { deps }: TestWorld,
  ids: readonly string[],
  list: string | null,
  parent: string | null = null,
) {
  await sql`update tasks set list_id = ${list}, parent_id = ${parent} where id = any(${ids}::uuid[])`.execute(
    deps.db,
  )
  await sql`update tasks set had_subtasks = true where id = ${parent}`.execute(deps.db)
}

/** A list with two tasks, of which the first has two subtasks, and a task outside. */
async function household(world: TestWorld, { call }: Person) {
  const list = await call.lists.create({ title: 'Household' })
  const tasks = []
  for (const title of ['a', 'b', 'a1', 'a2', 'outside']) tasks.push(await call.tasks.create({ title }))
  const [a, b, a1, a2, outside] = tasks.map(({ id }) => id) as [string, string, string, string, string]
  await place(world, [a, b], list.id)
  await place(world, [a1, a2], null, a)
  return { list, a, b, a1, a2, outside }
}

const titles = (tasks: readonly { title: string }[]) => tasks.map(({ title }) => title).toSorted()

test('a deletion takes tasks and subtasks along, with consecutive revisions in a fixed order', async () => {
  await using world = await createTestWorld()
  const person = await world.person()
  const { call } = person
  const { list, a, b, a1, a2, outside } = await household(world, person)
  const { cursor } = await call.sync.changes()
  const deleted = await call.lists.delete({ id: list.id })
  const { changes } = await call.sync.changes({ cursor })
  const base = deleted.revision - 5
  expect(changes).toEqual([
    ...[a1, a2].toSorted().map((id, n) => ({ kind: 'task', type: 'delete', revision: base + 1 + n, id })),
    ...[a, b].toSorted().map((id, n) => ({ kind: 'task', type: 'delete', revision: base + 3 + n, id })),
    { kind: 'list', type: 'delete', revision: deleted.revision, id: list.id },
  ])
  expect((await call.tasks.list()).map(({ id }) => id)).toEqual([outside])
  expect(titles(await call.tasks.trash())).toEqual(['a', 'a1', 'a2', 'b'])
})

test('a restore brings back exactly what went with the list, with the list first', async () => {
  await using world = await createTestWorld()
  const person = await world.person()
  const { call, actor } = person
  const { list, a, b, a1, a2 } = await household(world, person)
  // Deleted before the list, so it stays in the trash.
  await call.tasks.delete({ id: a2 })
  const before = await call.tasks.list()
  await call.lists.delete({ id: list.id })
  const { cursor } = await call.sync.changes()
  world.deps.advance(1_000)
  const restored = await call.lists.restore({ id: list.id, op_id: 'once' })
  expect(restored).toEqual({ ...list, revision: restored.revision, updated_at: restored.updated_at })
  const { changes } = await call.sync.changes({ cursor })
  expect(changes.map((change) => [change.kind, change.type, change.revision - restored.revision])).toEqual([
    ['list', 'upsert', 0],
    ['task', 'upsert', 1],
    ['task', 'upsert', 2],
    ['task', 'upsert', 3],
  ])
  expect(changes.slice(1).map((change) => (change.type === 'upsert' ? change.entity.id : ''))).toEqual([
    ...[a, b].toSorted(),
    a1,
  ])
  const after = await call.tasks.list()
  expect(after).toEqual(
    before.map((task) => ({ ...task, revision: expect.any(Number), updated_at: expect.any(String) })),
  )
  // Repeated, it is done once; a living list is returned unchanged.
  expect(await call.lists.restore({ id: list.id, op_id: 'once' })).toEqual(restored)
  expect(await call.lists.restore({ id: list.id })).toEqual(restored)
  const counts = await world.deps.db
    .selectFrom('users')
    .select(['task_count', 'list_count', 'revision'])
    .where('id', '=', actor.user_id)
    .executeTakeFirst()
  expect(counts).toEqual({ task_count: 4, list_count: 1, revision: restored.revision + 3 })
})

test('a restore without room for all tasks restores nothing', async () => {
  await using world = await createTestWorld({ maxTasksPerUser: 6 })
  const person = await world.person()
  const { call } = person
  const { list } = await household(world, person)
  await call.lists.delete({ id: list.id })
  for (const title of ['x', 'y']) await call.tasks.create({ title })
  const { cursor } = await call.sync.changes()
  expect((await failureOf(call.lists.restore({ id: list.id }))).code).toBe('TASK_LIMIT_REACHED')
  expect((await call.sync.changes({ cursor })).changes).toEqual([])
  const [task] = await call.tasks.list()
  await call.tasks.delete({ id: task!.id })
  expect(await call.lists.restore({ id: list.id })).toMatchObject({ title: 'Household' })
})

test('a concurrent reader never sees half a cascade, and every write is in the log once', async () => {
  await using world = await createTestWorld()
  const person = await world.person()
  const { call } = person
  const list = await call.lists.create({ title: 'big' })
  const { results } = await call.tasks.batch({
    commands: Array.from({ length: 60 }, (_, n) => ({ op: 'create' as const, title: `${n}` })),
  })
  const ids = results.map(({ task }) => task!.id)
  await place(world, ids, list.id)
  await call.tasks.update({ id: ids[0]!, title: 'again' })
  const reader = createLogReader()
  reader.take(await call.sync.changes())
  let isOver = false
  const reading = (async () => {
    while (!isOver) {
      reader.take(await call.sync.changes({ cursor: reader.cursor, limit: 500 }))
      expect(reader.tasks.size).toBe(reader.rows.list.size * 60)
    }
  })()
  const writing = (async () => {
    // Each of these waits for the locks of a cascade, or the cascade for it.
    for (let n = 0; !isOver; n += 1) {
      await call.tasks.update({ id: ids[n % 60]!, title: `edit ${n}` }).catch((error: unknown) => {
        expect(error).toMatchObject({ cause: { code: 'TASK_NOT_FOUND' } })
      })
    }
  })()
  for (let n = 0; n < 10; n += 1) {
    await call.lists.delete({ id: list.id })
    await call.lists.restore({ id: list.id })
  }
  isOver = true
  await Promise.all([reading, writing])
  reader.take(await call.sync.changes({ cursor: reader.cursor }))
  expect([...reader.tasks.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
    (await call.tasks.list()).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  )
})

test('cascades in a batch: list, deletion and restore in one transaction', async () => {
  await using world = await createTestWorld()
  const person = await world.person()
  const { call } = person
  const { list } = await household(world, person)
  const batch = {
    commands: [
      { kind: 'list', op: 'delete', id: list.id, op_id: 'a' },
      { kind: 'list', op: 'delete', id: list.id },
      { kind: 'list', op: 'restore', id: list.id, op_id: 'b' },
      { kind: 'list', op: 'create', title: 'New', id: list.id },
    ],
  } satisfies Parameters<typeof call.sync.batch>[0]
  const { results, cursor } = await call.sync.batch(batch)
  expect(results).toMatchObject([
    { kind: 'list', status: 'ok', deleted: { id: list.id } },
    { kind: 'list', status: 'failed', error: { code: 'LIST_NOT_FOUND' } },
    { kind: 'list', status: 'ok', entity: { id: list.id, title: 'Household' } },
    { kind: 'list', status: 'ok', entity: { id: list.id, title: 'Household' } },
  ])
  expect(await call.tasks.list()).toHaveLength(5)
  expect((await call.sync.batch({ commands: [batch.commands[0]!, batch.commands[2]!] })).cursor).toBe(cursor)
  expect(await call.lists.delete({ id: list.id, op_id: 'a' })).toEqual(results[0]?.deleted)
})
