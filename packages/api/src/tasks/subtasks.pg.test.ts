import { describe, expect, test } from 'vitest'
import { createTestWorld, failureOf, type Person } from '../testing/index.ts'
import { changesAfter, createFamily, cursorOf, headOf } from '../testing/task-family.ts'

type Task = Awaited<ReturnType<Person['call']['tasks']['get']>>

describe('a subtask', () => {
  test('is in the list of its parent and at the end of the subtasks', async () => {
    await using world = await createTestWorld()
    const person = await world.person()
    const { parent, subtasks } = await createFamily(person)
    for (const subtask of subtasks) expect(subtask).toMatchObject({ parent_id: parent.id, list_id: null })
    expect(subtasks[0]!.position < subtasks[1]!.position).toBe(true)
    expect(await person.call.tasks.list({ parent_id: parent.id, sort: 'position' })).toEqual(subtasks)
    expect(await person.call.tasks.list({ parent_id: 'none' })).toEqual([
      await person.call.tasks.get({ id: parent.id }),
    ])
    // The parent itself did not change.
    expect((await person.call.tasks.get({ id: parent.id })).revision).toBe(parent.revision)
  })

  test('needs a living top-level parent of the same user', async () => {
    await using world = await createTestWorld()
    const [person, other] = [await world.person(), await world.person()]
    const { parent, subtasks } = await createFamily(person)
    const create = async (parent_id: string, { call } = person) =>
      (await failureOf(call.tasks.create({ title: 'x', parent_id }))).code
    expect(await create(subtasks[0]!.id)).toBe('PARENT_IS_SUBTASK')
    expect(await create(world.deps.newId())).toBe('PARENT_NOT_FOUND')
    expect(await create(parent.id, other)).toBe('PARENT_NOT_FOUND')
    await person.call.tasks.delete({ id: parent.id })
    expect(await create(parent.id)).toBe('PARENT_NOT_FOUND')
  })

  test('has no list, no subtasks and not itself as parent', async () => {
    await using world = await createTestWorld()
    const person = await world.person()
    const { call } = person
    const { parent, subtasks } = await createFamily(person)
    const list = await call.lists.create({ title: 'list' })
    const single = await call.tasks.create({ title: 'single' })
    const [subtask] = subtasks
    const failures = [
      call.tasks.create({ title: 'x', parent_id: parent.id, list_id: list.id }),
      call.tasks.update({ id: single.id, parent_id: parent.id, list_id: list.id }),
      call.tasks.update({ id: subtask!.id, list_id: list.id }),
      call.tasks.update({ id: single.id, parent_id: single.id }),
      call.tasks.update({ id: single.id.toUpperCase(), parent_id: single.id }),
      call.tasks.update({ id: parent.id, parent_id: single.id }),
    ]
    for (const { code } of await Promise.all(failures.map(failureOf))) expect(code).toBe('VALIDATION_FAILED')
    expect((await failureOf(call.tasks.update({ id: single.id, parent_id: subtask!.id }))).code).toBe(
      'PARENT_IS_SUBTASK',
    )
  })

  test('sent back as a whole stays where it is', async () => {
    await using world = await createTestWorld()
    const person = await world.person()
    const { subtasks } = await createFamily(person)
    const { number: _, user_id: __, created_at: ___, revision, ...whole } = subtasks[0]!
    expect(await person.call.tasks.update({ ...whole, title: 'new' })).toMatchObject({
      ...whole,
      title: 'new',
      updated_at: expect.any(String),
      revision: revision + 2,
    })
  })

  test('that leaves its parent gets into the parent’s list, the Inbox or a given list', async () => {
    await using world = await createTestWorld()
    const { call } = await world.person()
    const [work, home] = [
      await call.lists.create({ title: 'work' }),
      await call.lists.create({ title: 'home' }),
    ]
    const parent = await call.tasks.create({ title: 'parent', list_id: work.id })
    const subtask = () => call.tasks.create({ title: 'sub', parent_id: parent.id })
    const leave = async (to: { list_id?: string | null }) =>
      call.tasks.update({ id: (await subtask()).id, parent_id: null, ...to })
    expect(await leave({})).toMatchObject({ parent_id: null, list_id: work.id })
    expect(await leave({ list_id: home.id })).toMatchObject({ parent_id: null, list_id: home.id })
    expect(await leave({ list_id: null })).toMatchObject({ parent_id: null, list_id: null })
    const last = await leave({})
    const inWork = await call.tasks.list({ list_id: work.id, sort: 'position' })
    expect(inWork.at(-1)).toEqual(last)
    expect(inWork).toHaveLength(3)
  })

  test('is one of at most 200', async () => {
    await using world = await createTestWorld()
    const { call } = await world.person()
    const parent = await call.tasks.create({ title: 'parent' })
    const command = { op: 'create', title: 'sub', parent_id: parent.id } as const
    for (let made = 0; made < 200; made += 100)
      await call.tasks.batch({ commands: Array.from({ length: 100 }, () => command) })
    expect((await failureOf(call.tasks.create({ title: 'sub', parent_id: parent.id }))).code).toBe(
      'SUBTASK_LIMIT_REACHED',
    )
    const single = await call.tasks.create({ title: 'single' })
    expect((await failureOf(call.tasks.update({ id: single.id, parent_id: parent.id }))).code).toBe(
      'SUBTASK_LIMIT_REACHED',
    )
  })
})

describe('completing', () => {
  test('a task completes its open subtasks first, with consecutive revisions', async () => {
    await using world = await createTestWorld()
    const person = await world.person()
    const { call } = person
    const { parent, subtasks, ids } = await createFamily(person, ['a', 'b', 'c'])
    const done = await call.tasks.complete({ id: subtasks[0]!.id, completed: true })
    const cursor = await cursorOf(person)
    const completed = await call.tasks.complete({ id: parent.id, completed: true, op_id: 'once' })
    const base = headOf(cursor)
    expect(completed.revision).toBe(base + 3)
    const open = ids.filter((id) => id !== done.id)
    const expected = [...open.map((id, index) => ['completed', id, index + 1]), ['completed', parent.id, 3]]
    expect(await changesAfter(person, cursor, base)).toEqual(expected)
    for (const id of open)
      expect(await call.tasks.get({ id })).toMatchObject({ completed_at: completed.completed_at })
    expect(await call.tasks.get({ id: done.id })).toEqual(done)
    // Repeated under its key it changes nothing.
    expect(await call.tasks.complete({ id: parent.id, completed: true, op_id: 'once' })).toEqual(completed)
    expect(await changesAfter(person, cursor, base)).toEqual(expected)
  })

  test('and reopening a task leaves its subtasks completed', async () => {
    await using world = await createTestWorld()
    const person = await world.person()
    const { call } = person
    const { parent, ids } = await createFamily(person)
    await call.tasks.update({ id: parent.id, status: 'completed' })
    await call.tasks.complete({ id: parent.id })
    for (const id of ids) expect((await call.tasks.get({ id })).completed).toBe(true)
    expect((await call.tasks.get({ id: parent.id })).completed).toBe(false)
  })

  test('a subtask changes only itself', async () => {
    await using world = await createTestWorld()
    const person = await world.person()
    const { parent, subtasks } = await createFamily(person, ['only'])
    await person.call.tasks.complete({ id: subtasks[0]!.id, completed: true })
    expect(await person.call.tasks.get({ id: parent.id })).toEqual(parent)
  })

  test('under a condition that is not met changes nothing', async () => {
    await using world = await createTestWorld()
    const person = await world.person()
    const { parent } = await createFamily(person)
    const cursor = await cursorOf(person)
    const failure = await failureOf(
      person.call.tasks.complete({ id: parent.id, completed: true, expected_revision: parent.revision + 9 }),
    )
    expect(failure).toMatchObject({ code: 'REVISION_CONFLICT', current: { id: parent.id } })
    expect(await cursorOf(person)).toBe(cursor)
  })
})

describe('a completed task has no open subtask', () => {
  const ways: Record<string, (person: Person, parent: Task, subtask: Task) => Promise<Task>> = {
    'adding one': ({ call }, { id }) => call.tasks.create({ title: 'new', parent_id: id }),
    'reopening one': ({ call }, _, { id }) => call.tasks.complete({ id, completed: false }),
    'toggling one': ({ call }, _, { id }) => call.tasks.complete({ id }),
    'moving one there': async ({ call }, { id }) => {
      const single = await call.tasks.create({ title: 'single' })
      return call.tasks.update({ id: single.id, parent_id: id })
    },
    'moving one there by a neighbour': async ({ call }, _, subtask) => {
      const single = await call.tasks.create({ title: 'single' })
      return call.tasks.move({ id: single.id, before_id: subtask.id })
    },
    'restoring one': async ({ call }, parent, subtask) => {
      await call.tasks.complete({ id: subtask.id, completed: false })
      await call.tasks.delete({ id: subtask.id })
      await call.tasks.complete({ id: parent.id, completed: true })
      return call.tasks.restore({ id: subtask.id })
    },
    'adding one in a batch': async ({ call }, { id }) => {
      const { results } = await call.tasks.batch({
        commands: [{ op: 'create', title: 'new', parent_id: id }],
      })
      return results[0]!.task!
    },
  }
  test.each(Object.keys(ways))(
    '%s reopens it in the same statement, with the revision before',
    async (way) => {
      await using world = await createTestWorld()
      const person = await world.person()
      const { parent, subtasks } = await createFamily(person, ['a'])
      await person.call.tasks.complete({ id: parent.id, completed: true })
      const subtask = await ways[way]!(person, parent, subtasks[0]!)
      expect(subtask.completed).toBe(false)
      expect(await person.call.tasks.get({ id: parent.id })).toMatchObject({
        status: 'pending',
        completed_at: null,
        revision: subtask.revision - 1,
      })
    },
  )

  test('a completed subtask leaves it completed', async () => {
    await using world = await createTestWorld()
    const person = await world.person()
    const { call } = person
    const { parent, subtasks } = await createFamily(person, ['a'])
    const completed = await call.tasks.complete({ id: parent.id, completed: true })
    await call.tasks.create({ title: 'done', parent_id: parent.id, completed: true })
    await call.tasks.update({ id: subtasks[0]!.id, title: 'renamed' })
    expect(await call.tasks.get({ id: parent.id })).toEqual(completed)
  })
})
