import { expect, test } from 'vitest'
import { appRouter } from '../router.ts'
import { createTestWorld, failureOf } from '../testing/index.ts'

test('commands run in order, each with its own result, and the cursor is after the last one', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const id = world.deps.newId()
  const { results, cursor } = await call.tasks.batch({
    commands: [
      { op: 'create', id, title: 'a' },
      { op: 'update', id, title: 'b' },
      { op: 'complete', id, completed: true },
      { op: 'delete', id },
      { op: 'restore', id },
    ],
  })
  expect(results.map(({ status }) => status)).toEqual(Array(5).fill('ok'))
  expect(results.map(({ task, deleted }) => task?.revision ?? deleted?.revision)).toEqual([1, 2, 3, 4, 5])
  expect(results[3]).toEqual({ status: 'ok', deleted: { id, revision: 4 } })
  expect(results[4]?.task).toEqual(await call.tasks.get({ id }))
  expect(cursor).toBe('test.5')
  expect((await call.tasks.changes({ cursor })).changes).toEqual([])
})

test('a failed command rolls back and stops no other, and gives its reason', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const standing = await call.tasks.create({ title: 'standing' })
  const { results } = await call.tasks.batch({
    commands: [
      { op: 'create', title: 'first' },
      // @ts-expect-error no such status
      { op: 'create', title: '', status: 'almost' },
      { op: 'update', id: world.deps.newId(), title: 'x' },
      { op: 'update', id: standing.id, title: 'x', expected_revision: 99 },
      // @ts-expect-error the id is missing
      { op: 'delete' },
      // @ts-expect-error not a boolean
      { op: 'complete', id: standing.id, completed: 'yes' },
      { op: 'create', title: 'last' },
    ],
  })
  expect(results.map(({ status, error }) => error?.code ?? status)).toEqual([
    'ok',
    'VALIDATION_FAILED',
    'TASK_NOT_FOUND',
    'REVISION_CONFLICT',
    'VALIDATION_FAILED',
    'VALIDATION_FAILED',
    'ok',
  ])
  expect(results[1]?.error?.issues).toEqual([
    { path: ['title'], message: 'is required', code: 'required' },
    {
      path: ['status'],
      message: 'must be one of pending, in_progress, completed',
      code: 'not_one_of',
      allowed: ['pending', 'in_progress', 'completed'],
    },
  ])
  expect(results[3]?.task).toEqual(standing)
  expect((await call.tasks.list()).map(({ title }) => title)).toEqual(['last', 'first', 'standing'])
})

test('a batch that is repeated with its keys runs once and returns the same results', async () => {
  await using world = await createTestWorld()
  const { call, access_token } = await world.person()
  const commands = [
    { op: 'create' as const, title: 'a', op_id: 'one' },
    { op: 'create' as const, title: 'b', op_id: 'two' },
  ]
  const first = await call.tasks.batch({ commands })
  expect(await call.tasks.batch({ commands })).toEqual(first)
  // A command of a batch and the procedure of its name count as one request.
  expect(await call.tasks.create({ title: 'a', op_id: 'one' })).toEqual(first.results[0]?.task)

  const named = appRouter.createCaller({
    deps: world.deps,
    access_token,
    user_agent: 'test',
    idempotency_key: 'whole',
  })
  const whole = {
    commands: [
      { op: 'create' as const, title: 'c' },
      { op: 'create' as const, title: 'c' },
    ],
  }
  const answer = await named.tasks.batch(whole)
  expect(await named.tasks.batch(whole)).toEqual(answer)
  expect(await call.tasks.list()).toHaveLength(4)
})

test('an edit is based on texts of earlier commands in the batch, and not on those of others', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const id = world.deps.newId()
  const base_revision = 0
  const commands = [
    { op: 'create' as const, id, title: 'a', op_id: '1' },
    { op: 'update' as const, id, title: 'b', base_revision, op_id: '2' },
    { op: 'update' as const, id, title: 'c', description: 'c', base_revision, op_id: '3' },
  ]
  const first = await call.tasks.batch({ commands })
  expect(first.results.map(({ status }) => status)).toEqual(['ok', 'ok', 'ok'])

  await call.tasks.update({ id, description: 'theirs' })
  const more = [
    { op: 'update' as const, id, title: 'd', base_revision: 3, op_id: '4' },
    // This batch wrote the title, somebody else the description.
    { op: 'update' as const, id, title: 'e', description: 'e', base_revision: 3, op_id: '5' },
    { op: 'update' as const, id, description: 'f', base_revision: 3, op_id: '6' },
  ]
  const { results } = await call.tasks.batch({ commands: [...commands, ...more] })
  expect(results.slice(0, 3)).toEqual(first.results)
  expect(results.slice(3).map(({ error }) => error?.code)).toEqual([
    undefined,
    'REVISION_CONFLICT',
    'REVISION_CONFLICT',
  ])
  expect(await call.tasks.get({ id })).toMatchObject({ title: 'd', description: 'theirs' })
})

test('a repeated creation does not hide later edits of others', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const id = world.deps.newId()
  const create = { op: 'create' as const, id, title: 'a', op_id: '1' }
  await call.tasks.batch({ commands: [create] })
  await call.tasks.update({ id, title: 'theirs' })
  const edit = { op: 'update' as const, id, title: 'mine', base_revision: 0, op_id: '2' }
  const { results } = await call.tasks.batch({ commands: [create, edit] })
  expect(results.map(({ error }) => error?.code)).toEqual([undefined, 'REVISION_CONFLICT'])
})

test('a batch has at most 100 commands of known kinds, or none', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const create = { op: 'create' as const, title: 'a' }
  expect((await call.tasks.batch({ commands: [] })).results).toEqual([])
  expect((await call.tasks.batch({ commands: Array(100).fill(create) })).results).toHaveLength(100)
  const refused = [
    { commands: Array(101).fill(create) },
    { commands: [{ op: 'drop' }] },
    { commands: [{}] },
    { commands: ['create'] },
    {},
  ]
  for (const input of refused)
    expect((await failureOf(call.tasks.batch(input as never))).code).toBe('VALIDATION_FAILED')
  expect(await call.tasks.list()).toHaveLength(100)
})
