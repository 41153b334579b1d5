import { expect, test } from 'vitest'
import { createTestWorld, failureOf } from '../testing/index.ts'

const id = '018f4e9a-7b2c-7def-8abc-0123456789ab'

test('a task created without an id gets a uuid, a number, and answers as it is stored', async () => {
  await using world = await createTestWorld()
  const { call, actor } = await world.person()
  const task = await call.tasks.create({ title: ' Buy milk ', due_date: '2023-11-23' })
  expect(task).toMatchObject({
    title: 'Buy milk',
    due_date: '2023-11-23',
    user_id: actor.user_id,
    status: 'pending',
  })
  expect(task.number).toBeGreaterThan(0)
  expect(task).not.toHaveProperty('status_label')
  expect(await call.tasks.get({ id: task.id })).toEqual(task)
  expect(await call.tasks.get({ id: task.id.toUpperCase() })).toEqual(task)
})

test('a repeated creation answers the task that stands, whatever became of it', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const first = await call.tasks.create({ id, title: 'a' })
  expect(await call.tasks.create({ id, title: 'a' })).toEqual(first)
  const updated = await call.tasks.update({ id, title: 'b' })
  expect(await call.tasks.create({ id: id.toUpperCase(), title: 'a' })).toEqual(updated)
  expect(updated.revision).toBe(2)
  expect(await call.tasks.list()).toEqual([updated])
})

test('twenty creations at once with one id make one task and take one revision', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const answers = await Promise.all(Array.from({ length: 20 }, () => call.tasks.create({ id, title: 'a' })))
  expect(new Set(answers.map((task) => JSON.stringify(task))).size).toBe(1)
  expect(answers[0]?.revision).toBe(1)
  const counters = await world.deps.db.selectFrom('users').select(['revision', 'task_count']).execute()
  expect(counters).toEqual([{ revision: 1, task_count: 1 }])
  expect(await call.tasks.list()).toHaveLength(1)
})

test('an id belongs to its user: another may have the same', async () => {
  await using world = await createTestWorld()
  const [ann, bob] = [await world.person(), await world.person()]
  const hers = await ann.call.tasks.create({ id, title: 'hers' })
  const his = await bob.call.tasks.create({ id, title: 'his' })
  expect([hers.title, his.title]).toEqual(['hers', 'his'])
  expect(hers.number).not.toBe(his.number)
  expect(await ann.call.tasks.get({ id })).toEqual(hers)
})

test('the id of a deleted task is used up', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  await call.tasks.create({ id, title: 'a' })
  await call.tasks.delete({ id })
  expect((await failureOf(call.tasks.create({ id, title: 'a' }))).code).toBe('TASK_ID_USED')
  expect(await call.tasks.list()).toEqual([])
})

test('an account holds as many tasks as the policy says; a deletion makes room', async () => {
  await using world = await createTestWorld({ maxTasksPerUser: 2 })
  const { call } = await world.person()
  const other = await world.person()
  const first = await call.tasks.create({ id, title: 'a' })
  await call.tasks.create({ title: 'b' })
  expect((await failureOf(call.tasks.create({ title: 'c' }))).code).toBe('TASK_LIMIT_REACHED')
  expect(await call.tasks.create({ id, title: 'a' })).toEqual(first) // a repetition needs no room
  await other.call.tasks.create({ title: 'a' })
  await call.tasks.delete({ id })
  await call.tasks.create({ title: 'c' })
  expect((await call.tasks.list()).map(({ title }) => title)).toEqual(['c', 'b'])
})

test('the limit holds under many creations at once', async () => {
  await using world = await createTestWorld({ maxTasksPerUser: 5 })
  const { call } = await world.person()
  const outcomes = await Promise.allSettled(
    Array.from({ length: 20 }, (_, n) => call.tasks.create({ title: `${n}` })),
  )
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  expect(await call.tasks.list()).toHaveLength(5)
  const counters = await world.deps.db.selectFrom('users').select(['revision', 'task_count']).execute()
  expect(counters).toEqual([{ revision: 5, task_count: 5 }])
})
