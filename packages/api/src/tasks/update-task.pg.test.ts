import { describe, expect, test } from 'vitest'
import { createTestWorld, failureOf } from '../testing/index.ts'
import { createTask } from './create-task.ts'
import { findTaskByNumber } from './find-task-by-number.ts'
import { getTask } from './get-task.ts'
import { updateTask } from './update-task.ts'

test('omitted means unchanged, null clears', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const task = await call.tasks.create({
    title: 'a',
    description: 'b',
    due_date: '2026-12-31',
    priority: 'high',
  })
  const { id } = task
  world.deps.advance(60_000)
  const touched = await call.tasks.update({ id })
  expect(touched).toEqual({ ...task, revision: 2, updated_at: touched.updated_at })
  expect(touched.updated_at > task.updated_at).toBe(true)
  expect(await call.tasks.update({ id, description: null, due_date: null })).toMatchObject({
    title: 'a',
    description: null,
    due_date: null,
    priority: 'high',
  })
})

test('completing keeps the first instant; reopening deletes it', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const { id } = await call.tasks.create({ title: 'a', status: 'in_progress' })
  const done = await call.tasks.complete({ id, completed: true })
  expect(done).toMatchObject({ status: 'completed', completed: true, completed_at: done.updated_at })
  world.deps.advance(60_000)
  expect((await call.tasks.complete({ id, completed: true })).completed_at).toBe(done.completed_at)
  expect(await call.tasks.complete({ id, completed: false })).toMatchObject({
    status: 'pending',
    completed: false,
    completed_at: null,
  })
})

describe('another’s task', () => {
  test('is not found by any procedure and does not change', async () => {
    await using world = await createTestWorld()
    const [ann, bob] = [await world.person(), await world.person()]
    const task = await ann.call.tasks.create({ title: 'hers' })
    const { id } = task
    const failures = [
      await failureOf(bob.call.tasks.get({ id })),
      await failureOf(bob.call.tasks.update({ id, title: 'his' })),
      await failureOf(bob.call.tasks.complete({ id, completed: true })),
      await failureOf(bob.call.tasks.delete({ id })),
    ]
    const unknown = await failureOf(bob.call.tasks.get({ id: world.deps.newId() }))
    for (const failure of failures)
      expect(failure).toMatchObject({ code: 'TASK_NOT_FOUND', message: unknown.message })
    expect(await bob.call.tasks.list()).toEqual([])
    expect(await ann.call.tasks.list()).toEqual([task])
    const revisions = await world.deps.db.selectFrom('users').select('revision').orderBy('id').execute()
    expect(revisions).toEqual([{ revision: 1 }, { revision: 0 }])
  })

  test('is told apart from an unknown task and from one’s own by its number', async () => {
    await using world = await createTestWorld()
    const [ann, bob] = [await world.person(), await world.person()]
    const task = await ann.call.tasks.create({ title: 'hers' })
    const number = String(task.number)
    const find = async (text: string) => (await failureOf(findTaskByNumber(world.deps, bob.actor, text))).code
    expect(await findTaskByNumber(world.deps, ann.actor, number)).toBe(task.id)
    expect(await find(number)).toBe('TASK_NOT_YOURS')
    for (const text of ['999', '9007199254740991', '9007199254740992', '0', '-1', '1.0', 'abc', '', task.id])
      expect(await find(text), text).toBe('TASK_NOT_FOUND')
    await ann.call.tasks.delete({ id: task.id })
    expect(await find(number)).toBe('TASK_NOT_FOUND')
  })
})

describe('a free-text status', () => {
  test('stays while the status stays, is deleted with it, and is not in native responses', async () => {
    await using world = await createTestWorld()
    const { call, actor } = await world.person()
    const labelled = { status: 'in_progress', status_label: 'on going' } as const
    const { id, status_label } = await createTask(world.deps, actor, { title: 'a', ...labelled })
    const label = async () => (await getTask(world.deps, actor, { id })).status_label
    expect(status_label).toBe('on going')

    expect(await call.tasks.update({ id, title: 'b' })).not.toHaveProperty('status_label')
    expect(await label()).toBe('on going')
    await call.tasks.update({ id, status: 'in_progress' })
    expect(await label()).toBe('on going')
    await call.tasks.complete({ id, completed: true })
    expect(await label()).toBeNull()

    await updateTask(world.deps, actor, { id, ...labelled })
    expect(await label()).toBe('on going')
    await updateTask(world.deps, actor, { id, status: 'completed', status_label: 'finally' })
    expect(await label()).toBe('finally')
    await updateTask(world.deps, actor, { id, status_label: null })
    expect(await getTask(world.deps, actor, { id })).toMatchObject({
      status: 'completed',
      status_label: null,
    })
  })
})
