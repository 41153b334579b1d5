import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { atOnce } from '../testing/at-once.ts'
import { createTestWorld, failureOf } from '../testing/index.ts'

const id = '018f4e9a-7b2c-7def-8abc-0123456789ab'

test('a task without an id gets a uuid and a number, and is returned as stored', async () => {
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

test('a number that is taken is drawn again, for users too', async () => {
  await using world = await createTestWorld()
  const { db } = world.deps
  // Every second drawn number is taken.
  for (const table of ['users', 'tasks'])
    await sql
      .raw(
        `create sequence ${table}_draws start 2; alter table ${table} alter number set default nextval('${table}_draws') / 2`,
      )
      .execute(db)
  const people = [await world.person(), await world.person(), await world.person()]
  expect(people.map(({ actor }) => actor.user_number)).toEqual([1, 2, 3])
  const numbers: number[] = []
  for (const { call } of people)
    numbers.push(
      ...(await Promise.all([1, 2, 3].map(() => call.tasks.create({ title: 'a' })))).map(
        ({ number }) => number,
      ),
    )
  expect(numbers.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  const counters = await db.selectFrom('users').select(['revision', 'task_count']).execute()
  expect(counters).toEqual(Array(3).fill({ revision: 3, task_count: 3 }))
})

test('a repeated creation returns the existing task in its current state', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const first = await call.tasks.create({ id, title: 'a' })
  expect(await call.tasks.create({ id, title: 'a' })).toEqual(first)
  const updated = await call.tasks.update({ id, title: 'b' })
  expect(await call.tasks.create({ id: id.toUpperCase(), title: 'a' })).toEqual(updated)
  expect(updated.revision).toBe(2)
  expect(await call.tasks.list()).toEqual([updated])
})

test('concurrent creations with one id, eight or twenty, make one task and take one revision', async () => {
  await using world = await createTestWorld()
  const { call, actor } = await world.person()
  const create = () => call.tasks.create({ id, title: 'a' })
  const met = await atOnce(world.deps.db, actor, Array(8).fill(create))
  const first = await call.tasks.get({ id })
  expect(met).toEqual(Array(8).fill({ status: 'fulfilled', value: first }))
  expect(await Promise.all(Array.from({ length: 20 }, create))).toEqual(Array(20).fill(first))
  expect(first.revision).toBe(1)
  const counters = await world.deps.db.selectFrom('users').select(['revision', 'task_count']).execute()
  expect(counters).toEqual([{ revision: 1, task_count: 1 }])
  expect(await call.tasks.list()).toEqual([first])
})

test('two users may use the same id', async () => {
  await using world = await createTestWorld()
  const [ann, bob] = [await world.person(), await world.person()]
  const hers = await ann.call.tasks.create({ id, title: 'hers' })
  const his = await bob.call.tasks.create({ id, title: 'his' })
  expect([hers.title, his.title]).toEqual(['hers', 'his'])
  expect(hers.number).not.toBe(his.number)
  expect(await ann.call.tasks.get({ id })).toEqual(hers)
})

test('the id of a deleted task can’t be used again', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  await call.tasks.create({ id, title: 'a' })
  await call.tasks.delete({ id })
  expect((await failureOf(call.tasks.create({ id, title: 'a' }))).code).toBe('TASK_ID_USED')
  expect(await call.tasks.list()).toEqual([])
})

test('an account has at most the policy’s number of tasks; a deletion makes room', async () => {
  await using world = await createTestWorld({ maxTasksPerUser: 2 })
  const { call } = await world.person()
  const other = await world.person()
  const first = await call.tasks.create({ id, title: 'a' })
  await call.tasks.create({ title: 'b' })
  expect((await failureOf(call.tasks.create({ title: 'c' }))).code).toBe('TASK_LIMIT_REACHED')
  expect(await call.tasks.create({ id, title: 'a' })).toEqual(first) // a repeated request needs no room
  await other.call.tasks.create({ title: 'a' })
  await call.tasks.delete({ id })
  await call.tasks.create({ title: 'c' })
  expect((await call.tasks.list()).map(({ title }) => title)).toEqual(['c', 'b'])
})

test('the limit holds for concurrent creations', async () => {
  await using world = await createTestWorld({ maxTasksPerUser: 5 })
  const { call, actor } = await world.person()
  const create = () => call.tasks.create({ title: 'a' })
  const met = await atOnce(world.deps.db, actor, Array(8).fill(create))
  expect(met.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  expect((await failureOf(create())).code).toBe('TASK_LIMIT_REACHED')
  expect(await call.tasks.list()).toHaveLength(5)
  const counters = await world.deps.db.selectFrom('users').select(['revision', 'task_count']).execute()
  expect(counters).toEqual([{ revision: 5, task_count: 5 }])
})
