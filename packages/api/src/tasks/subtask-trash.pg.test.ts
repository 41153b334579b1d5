import { describe, expect, test } from 'vitest'
import { createLogReader, createTestWorld, failureOf } from '../testing/index.ts'
import { changesAfter, createFamily, cursorOf, headOf } from '../testing/task-family.ts'

const anything = expect.anything() as never

describe('the trash', () => {
  test('takes subtasks along and gives back exactly those', async () => {
    await using world = await createTestWorld()
    const person = await world.person()
    const { call } = person
    const { parent, subtasks } = await createFamily(person, ['a', 'b', 'c'])
    const [early, ...along] = subtasks.map(({ id }) => id)
    await call.tasks.delete({ id: early! })
    const before = await call.tasks.list()
    let cursor = await cursorOf(person)
    const ids = along.toSorted()
    const deleted = await call.tasks.delete({ id: parent.id })
    expect(await changesAfter(person, cursor, headOf(cursor))).toEqual([
      ...ids.map((id, index) => ['delete', id, index + 1]),
      ['delete', parent.id, 3],
    ])
    expect(deleted.revision).toBe(headOf(cursor) + 3)
    expect(await call.tasks.list()).toEqual([])
    cursor = await cursorOf(person)
    await call.tasks.restore({ id: parent.id, op_id: 'once' })
    const expected = [['pending', parent.id, 1], ...ids.map((id, index) => ['pending', id, index + 2])]
    expect(await changesAfter(person, cursor, headOf(cursor))).toEqual(expected)
    await call.tasks.restore({ id: parent.id, op_id: 'once' })
    expect(await changesAfter(person, cursor, headOf(cursor))).toEqual(expected)
    expect(await call.tasks.list()).toEqual(
      before.map((task) => ({ ...task, revision: anything, updated_at: anything })),
    )
    const counts = await world.deps.db.selectFrom('users').select('task_count').execute()
    expect(counts).toEqual([{ task_count: 3 }])
  })

  test('restores a subtask of a deleted parent as a top-level task in the parent’s list', async () => {
    await using world = await createTestWorld()
    const { call } = await world.person()
    const list = await call.lists.create({ title: 'list' })
    const parent = await call.tasks.create({ title: 'parent', list_id: list.id })
    const subtask = await call.tasks.create({ title: 'sub', parent_id: parent.id })
    await call.tasks.delete({ id: parent.id })
    expect(await call.tasks.restore({ id: subtask.id })).toMatchObject({ parent_id: null, list_id: list.id })
    // The later restore of the parent doesn't take it back.
    await call.tasks.restore({ id: parent.id })
    expect(await call.tasks.get({ id: subtask.id })).toMatchObject({ parent_id: null, list_id: list.id })
    expect(await call.tasks.list({ parent_id: parent.id })).toEqual([])
  })

  test('restores a task of a deleted list into the Inbox, and the list later takes nothing back', async () => {
    await using world = await createTestWorld()
    const person = await world.person()
    const { call } = person
    const list = await call.lists.create({ title: 'list' })
    const parent = await call.tasks.create({ title: 'parent', list_id: list.id })
    const subtask = await call.tasks.create({ title: 'sub', parent_id: parent.id })
    await call.tasks.create({ title: 'stays', list_id: list.id })
    await call.lists.delete({ id: list.id })
    const restored = await call.tasks.restore({ id: parent.id })
    expect(restored).toMatchObject({ list_id: null, parent_id: null })
    expect((await call.tasks.list({ parent_id: parent.id })).map(({ id }) => id)).toEqual([subtask.id])
    await call.lists.restore({ id: list.id })
    expect(await call.tasks.get({ id: parent.id })).toEqual(restored)
    expect((await call.tasks.list({ list_id: list.id })).map(({ title }) => title)).toEqual(['stays'])
    expect((await call.tasks.list({ list_id: 'inbox' })).map(({ id }) => id)).toEqual([parent.id])
  })

  test('restores no more than the account has room for', async () => {
    await using world = await createTestWorld({ maxTasksPerUser: 3 })
    const person = await world.person()
    const { call } = person
    const { parent } = await createFamily(person)
    await call.tasks.delete({ id: parent.id })
    await call.tasks.create({ title: 'new' })
    expect((await failureOf(call.tasks.restore({ id: parent.id }))).code).toBe('TASK_LIMIT_REACHED')
    expect(await call.tasks.list()).toHaveLength(1)
  })
})

test('writes of a family at once leave no open subtask below a completed task, and no gap in the log', async () => {
  await using world = await createTestWorld()
  const person = await world.person()
  const { call } = person
  const { parent, ids } = await createFamily(person, ['a', 'b', 'c', 'd'])
  const reader = createLogReader()
  const attempts = Array.from({ length: 40 }, (_, n) => async () => {
    const id = ids[n % ids.length]!
    if (n % 5 === 0) return call.tasks.complete({ id: parent.id })
    if (n % 5 === 1) return call.tasks.complete({ id })
    if (n % 5 === 2) return call.tasks.create({ title: `new ${n}`, parent_id: parent.id })
    if (n % 5 === 3) return call.tasks.update({ id, title: `title ${n}` })
    return call.tasks.delete({ id: parent.id }).then(() => call.tasks.restore({ id: parent.id }))
  })
  const outcomes = await Promise.allSettled(attempts.map((attempt) => attempt()))
  const codes = outcomes.flatMap((outcome) =>
    outcome.status === 'rejected' ? [(outcome.reason as { cause: { code: string } }).cause.code] : [],
  )
  // A task or its parent may be in the trash at that moment.
  for (const code of codes) expect(['TASK_NOT_FOUND', 'PARENT_NOT_FOUND']).toContain(code)
  reader.take(await call.sync.changes())
  const tasks = [...reader.tasks.values()]
  const isDone = new Map(tasks.map(({ id, completed }) => [id, completed]))
  for (const { parent_id, completed } of tasks)
    if (parent_id !== null) expect(isDone.get(parent_id) === true && !completed).toBe(false)
  const [counts] = await world.deps.db.selectFrom('users').select('task_count').execute()
  expect(counts?.task_count).toBe(tasks.length)
})
