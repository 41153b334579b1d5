import { expect, test } from 'vitest'
import { createTestWorld, failureOf } from '../testing/index.ts'

test('a deleted task comes back as it was, at a new place in the log', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const task = await call.tasks.create({ title: 'a', description: 'b', completed: true })
  await call.tasks.delete({ id: task.id })
  const restored = await call.tasks.restore({ id: task.id.toUpperCase() })
  expect(restored).toEqual({ ...task, revision: 3, updated_at: restored.updated_at })
  expect(await call.tasks.list()).toEqual([restored])
  expect((await call.tasks.changes({ cursor: 'test.2' })).changes).toEqual([
    { type: 'upsert', revision: 3, task: restored },
  ])
})

test('a living task is answered as it is, and takes no revision', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const task = await call.tasks.create({ title: 'a' })
  expect(await call.tasks.restore({ id: task.id })).toEqual(task)
})

test('what is another’s, never was, or has no id cannot be restored', async () => {
  await using world = await createTestWorld()
  const [ann, bob] = [await world.person(), await world.person()]
  const { id } = await ann.call.tasks.create({ title: 'hers' })
  await ann.call.tasks.delete({ id })
  for (const missing of [id, world.deps.newId(), 'x'])
    expect((await failureOf(bob.call.tasks.restore({ id: missing }))).code).toBe('TASK_NOT_FOUND')
})

test('a full account takes nothing back until there is room', async () => {
  await using world = await createTestWorld({ maxTasksPerUser: 1 })
  const { call } = await world.person()
  const first = await call.tasks.create({ title: 'a' })
  await call.tasks.delete({ id: first.id })
  const second = await call.tasks.create({ title: 'b' })
  expect((await failureOf(call.tasks.restore({ id: first.id }))).code).toBe('TASK_LIMIT_REACHED')
  await call.tasks.delete({ id: second.id })
  expect((await call.tasks.restore({ id: first.id })).title).toBe('a')
})

test('restored many times at once it is one task, and counted once', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const { id } = await call.tasks.create({ title: 'a' })
  await call.tasks.delete({ id })
  const answers = await Promise.all(Array.from({ length: 10 }, () => call.tasks.restore({ id })))
  expect(new Set(answers.map(({ revision }) => revision))).toEqual(new Set([3]))
  const counters = await world.deps.db.selectFrom('users').select(['revision', 'task_count']).execute()
  expect(counters).toEqual([{ revision: 3, task_count: 1 }])
})
