import type { Actor } from '@taskwire/domain'
import { expect, test } from 'vitest'
import { atOnce } from '../testing/at-once.ts'
import { createTestWorld, failureOf, type TestWorld } from '../testing/index.ts'
import { toDomainError } from '../trpc/errors.ts'

const unknownId = '018f4e9a-7b2c-7def-8abc-0123456789ab'

/** The user's counters and their expected values. */
async function countersOf({ deps: { db } }: TestWorld, { user_id }: Actor) {
  const { revision, task_count } = await db
    .selectFrom('users')
    .select(['revision', 'task_count'])
    .where('id', '=', user_id)
    .executeTakeFirstOrThrow()
  const rows = await db
    .selectFrom('tasks')
    .select(['revision', 'deleted_at'])
    .where('user_id', '=', user_id)
    .execute()
  const living = rows.filter(({ deleted_at }) => deleted_at === null).length
  return { revision, task_count, living, revisions: rows.map((row) => row.revision) }
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)
const ascending = (numbers: number[]) => numbers.toSorted((a, b) => a - b)

test('each write takes exactly the next revision of its own user', async () => {
  await using world = await createTestWorld()
  const ann = await world.person()
  const bob = await world.person()
  const task = await ann.call.tasks.create({ title: 'a' })
  const { id } = task
  const revisions = [
    task.revision,
    (await ann.call.tasks.update({ id, title: 'b' })).revision,
    (await ann.call.tasks.update({ id })).revision,
    (await ann.call.tasks.complete({ id, completed: true })).revision,
    (await bob.call.tasks.create({ title: 'a' })).revision,
    (await ann.call.tasks.delete({ id })).revision,
  ]
  expect(revisions).toEqual([1, 2, 3, 4, 1, 5])
  expect(await countersOf(world, ann.actor)).toEqual({
    revision: 5,
    task_count: 0,
    living: 0,
    revisions: [5],
  })
  expect(await countersOf(world, bob.actor)).toEqual({
    revision: 1,
    task_count: 1,
    living: 1,
    revisions: [1],
  })
})

test('a write that finds no task takes no revision', async () => {
  await using world = await createTestWorld()
  const { call, actor } = await world.person()
  const { id } = await call.tasks.create({ title: 'a' })
  await call.tasks.delete({ id })
  for (const missing of [unknownId, id, 'not an id', '']) {
    const failures = [
      await failureOf(call.tasks.get({ id: missing })),
      await failureOf(call.tasks.update({ id: missing, title: 'b' })),
      await failureOf(call.tasks.complete({ id: missing, completed: true })),
      await failureOf(call.tasks.delete({ id: missing })),
    ]
    expect(failures.map(({ code }) => code)).toEqual(Array(4).fill('TASK_NOT_FOUND'))
  }
  expect(await countersOf(world, actor)).toMatchObject({ revision: 2, task_count: 0 })
})

test('64 concurrent writers take 64 revisions without a gap, and the number of tasks is right', async () => {
  await using world = await createTestWorld()
  const { call, actor } = await world.person()
  const tasks = await Promise.all(range(1, 32).map((n) => call.tasks.create({ title: `${n}` })))
  expect(ascending(tasks.map(({ revision }) => revision))).toEqual(range(1, 32))

  const [shared, ...others] = tasks.map(({ id }) => id) as [string, ...string[]]
  const answers = await Promise.all([
    ...range(1, 20).map((n) => call.tasks.create({ title: `new ${n}` })),
    ...range(1, 12).map((n) => call.tasks.update({ id: shared, title: `shared ${n}` })),
    ...others.slice(0, 20).map((id) => call.tasks.complete({ id, completed: true })),
    ...others.slice(20).map((id) => call.tasks.delete({ id })),
    call.tasks.complete({ id: shared, completed: true }),
  ])
  expect(answers).toHaveLength(64)
  expect(ascending(answers.map(({ revision }) => revision))).toEqual(range(33, 96))
  const counters = await countersOf(world, actor)
  expect(counters).toMatchObject({ revision: 96, task_count: 41, living: 41 })
  expect(new Set(counters.revisions).size).toBe(52)
})

test('concurrent updates of one task lose nothing: each field has a written value', async () => {
  await using world = await createTestWorld()
  const { call, actor } = await world.person()
  const { id } = await call.tasks.create({ title: 'a' })
  const outcomes = await atOnce(world.deps.db, actor, [
    () => call.tasks.update({ id, title: 'title' }),
    () => call.tasks.update({ id, description: 'description' }),
    () => call.tasks.complete({ id, completed: true }),
    () => call.tasks.update({ id, priority: 'high' }),
    () => call.tasks.update({ id, due_date: '2026-12-31' }),
  ])
  const last = answersOf(outcomes).find(({ revision }) => revision === 6)
  expect(await call.tasks.get({ id })).toEqual(last)
  expect(last).toMatchObject({
    title: 'title',
    description: 'description',
    priority: 'high',
    due_date: '2026-12-31',
    completed: true,
  })
})

test('concurrent updates never see half of another: all of them succeed', async () => {
  await using world = await createTestWorld()
  const { call, actor } = await world.person()
  const { id } = await call.tasks.create({ title: 'a' })
  const outcomes = await atOnce(world.deps.db, actor, [
    () => call.tasks.complete({ id, completed: true }),
    () => call.tasks.update({ id, title: 'while it is completed' }),
    () => call.tasks.complete({ id, completed: false }),
    () => call.tasks.update({ id, title: 'while it is open', due_date: '2026-12-31' }),
    () => call.tasks.complete({ id, completed: true }),
    () => call.tasks.update({ id, due_date: null }),
  ])
  const answers = answersOf(outcomes).toSorted((a, b) => a.revision - b.revision)
  expect(answers.map(({ revision }) => revision)).toEqual(range(2, 7))
  for (const { completed, completed_at } of answers) expect(completed_at !== null).toBe(completed)
})

test('concurrent deletions of one task delete it once', async () => {
  await using world = await createTestWorld()
  const { call, actor } = await world.person()
  const { id } = await call.tasks.create({ title: 'a' })
  await call.tasks.create({ title: 'b' })
  const outcomes = await atOnce(
    world.deps.db,
    actor,
    range(1, 8).map(() => () => call.tasks.delete({ id })),
  )
  expect(answersOf(outcomes)).toEqual([{ id, revision: 3 }])
  expect(failuresOf(outcomes)).toEqual(Array(7).fill('TASK_NOT_FOUND'))
  expect(await countersOf(world, actor)).toMatchObject({ revision: 3, task_count: 1, living: 1 })
})

test('an update beside a deletion either runs before it, or finds nothing and takes no revision', async () => {
  await using world = await createTestWorld()
  const { call, actor } = await world.person()
  for (const deletesFirst of [true, false]) {
    const { id, revision } = await call.tasks.create({ title: 'a' })
    const update = () => call.tasks.update({ id, title: 'b' })
    const remove = () => call.tasks.delete({ id })
    const writes = deletesFirst ? [remove, update, update] : [update, update, remove]
    const outcomes = await atOnce<{ revision: number }>(world.deps.db, actor, writes)
    const answers = answersOf(outcomes)
    expect(ascending(answers.map((answer) => answer.revision))).toEqual(
      range(revision + 1, revision + answers.length),
    )
    expect(failuresOf(outcomes)).toEqual(Array(3 - answers.length).fill('TASK_NOT_FOUND'))
    expect(await countersOf(world, actor)).toMatchObject({
      revision: revision + answers.length,
      task_count: 0,
      living: 0,
    })
  }
})

function answersOf<Answer>(outcomes: PromiseSettledResult<Answer>[]): Answer[] {
  return outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
}

function failuresOf(outcomes: PromiseSettledResult<unknown>[]): string[] {
  return outcomes.flatMap((outcome) =>
    outcome.status === 'rejected' ? [toDomainError(outcome.reason).code] : [],
  )
}
