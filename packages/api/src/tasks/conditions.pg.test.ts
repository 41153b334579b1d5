import { expect, test } from 'vitest'
import { createTestWorld, failureOf } from '../testing/index.ts'
import { toDomainError } from '../trpc/errors.ts'

const times = (count: number) => Array.from({ length: count }, (_, index) => index)

test('a write with an expected revision is done at that revision and refused at others, with the current task', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const { id } = await call.tasks.create({ title: 'a' })
  const current = await call.tasks.update({ id, title: 'b', expected_revision: 1 })
  const refused = await Promise.all([
    failureOf(call.tasks.update({ id, title: 'c', expected_revision: 1 })),
    failureOf(call.tasks.complete({ id, completed: true, expected_revision: 3 })),
    failureOf(call.tasks.delete({ id, expected_revision: 0 })),
  ])
  for (const failure of refused)
    expect(failure).toMatchObject({ code: 'REVISION_CONFLICT', current: { ...current } })
  expect(await call.tasks.get({ id })).toEqual(current)
  const missing = call.tasks.update({ id: world.deps.newId(), expected_revision: 1 })
  expect((await failureOf(missing)).code).toBe('TASK_NOT_FOUND')
  expect(await call.tasks.delete({ id, expected_revision: 2 })).toEqual({ id, revision: 3 })
})

test('of many concurrent writes with one expected revision exactly one is done', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const { id } = await call.tasks.create({ title: 'a' })
  const outcomes = await Promise.all(
    times(20).map((n) =>
      call.tasks.update({ id, title: `${n}`, expected_revision: 1 }).then(
        (task) => task.title,
        (error: unknown) => toDomainError(error),
      ),
    ),
  )
  const [winner, ...more] = outcomes.filter((outcome) => typeof outcome === 'string')
  expect(more).toEqual([])
  expect(await call.tasks.get({ id })).toMatchObject({ title: winner, revision: 2 })
  for (const outcome of outcomes) {
    if (typeof outcome !== 'string')
      expect(outcome).toMatchObject({ code: 'REVISION_CONFLICT', current: { title: winner } })
  }
})

test('an edit of a text is refused only if that text changed after its base', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const { id, revision: base_revision } = await call.tasks.create({ title: 'a', description: 'a' })
  await call.tasks.update({ id, priority: 'high' })
  await call.tasks.complete({ id, completed: true })
  // Changes of other fields are no conflict.
  await call.tasks.update({ id, description: 'b', base_revision })
  await call.tasks.update({ id, title: 'b', base_revision })
  const current = await call.tasks.get({ id })
  for (const change of [{ title: 'c' }, { description: 'c' }, { description: null }]) {
    const failure = await failureOf(call.tasks.update({ id, ...change, base_revision }))
    expect(failure).toMatchObject({ code: 'REVISION_CONFLICT', current })
  }
  // The same text, no text, or a base after the change.
  await call.tasks.update({ id, title: 'b', base_revision })
  await call.tasks.update({ id, priority: 'low', base_revision })
  await call.tasks.update({ id, title: 'c', base_revision: current.revision })
})

test('writing the same text is no change', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const { id, revision: base_revision } = await call.tasks.create({ title: 'a' })
  await call.tasks.update({ id, title: 'a', description: null })
  expect((await call.tasks.update({ id, title: 'b', base_revision })).title).toBe('b')
})

test('of many concurrent edits of one text on one base exactly one is done', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const { id, revision: base_revision } = await call.tasks.create({ title: 'a' })
  const outcomes = await Promise.all(
    times(20).map((n) =>
      call.tasks.update({ id, title: `t${n}`, base_revision }).then(
        () => 'done',
        (error: unknown) => toDomainError(error).code,
      ),
    ),
  )
  expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1)
  expect(outcomes.filter((outcome) => outcome === 'REVISION_CONFLICT')).toHaveLength(19)
})

test('a write without conditions is never a conflict, also beside creations, deletions and restores', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const allowed = new Set(['done', 'TASK_NOT_FOUND'])
  const outcome = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: unknown) => toDomainError(error).code,
    )
  for (let round = 0; round < 30; round += 1) {
    const id = world.deps.newId()
    const creating = call.tasks.create({ id, title: 'a' })
    const met = await Promise.all([
      ...times(4).map((n) => outcome(call.tasks.update({ id, title: `${n}` }))),
      outcome(call.tasks.complete({ id, completed: true })),
    ])
    await creating
    const churn = await Promise.all(
      times(12).map((n) =>
        outcome(
          n % 3 === 0
            ? call.tasks.delete({ id })
            : n % 3 === 1
              ? call.tasks.restore({ id })
              : call.tasks.update({ id, title: `${n}` }),
        ),
      ),
    )
    expect([...met, ...churn].filter((code) => !allowed.has(code))).toEqual([])
  }
})
