import { expect, test } from 'vitest'
import { createTestWorld, failureOf } from '../testing/index.ts'

const [one, two, three] = [1, 2, 3].map((n) => `018f4e9a-7b2c-7def-8abc-00000000000${n}`) as [
  string,
  string,
  string,
]

test('commands of all kinds run in order, each with the result of its kind', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const { results, cursor } = await call.sync.batch({
    commands: [
      { kind: 'list', op: 'create', id: one, title: 'List' },
      { kind: 'label', op: 'create', id: two, name: 'label' },
      { kind: 'task', op: 'create', id: three, title: 'Task' },
      { kind: 'task', op: 'complete', id: three, completed: true },
      { kind: 'list', op: 'update', id: one, color: 'blue' },
      { kind: 'label', op: 'update', id: one, name: 'missing' },
      { kind: 'label', op: 'delete', id: two },
      { kind: 'list', op: 'create', title: '' },
    ],
  })
  expect(results).toMatchObject([
    { kind: 'list', status: 'ok', entity: { id: one, revision: 1 } },
    { kind: 'label', status: 'ok', entity: { id: two, revision: 2 } },
    { kind: 'task', status: 'ok', entity: { id: three, revision: 3 } },
    { kind: 'task', status: 'ok', entity: { completed: true, revision: 4 } },
    { kind: 'list', status: 'ok', entity: { color: 'blue', revision: 5 } },
    { kind: 'label', status: 'failed', error: { code: 'LABEL_NOT_FOUND' } },
    { kind: 'label', status: 'ok', deleted: { id: two, revision: 6 } },
    { kind: 'list', status: 'failed', error: { code: 'VALIDATION_FAILED', issues: [{ path: ['title'] }] } },
  ])
  expect(cursor).toBe('test.6')
  expect(results[3]).not.toHaveProperty('task')
})

test('an op_id belongs to one request, in any batch and alone', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const task = await call.tasks.create({ title: 'a', op_id: 'task' })
  const list = await call.lists.create({ title: 'a', op_id: 'list' })
  const { results } = await call.sync.batch({
    commands: [
      { kind: 'task', op: 'create', title: 'a', op_id: 'task' },
      { kind: 'list', op: 'create', title: 'a', op_id: 'list' },
      { kind: 'list', op: 'create', title: 'a', op_id: 'task' },
      { kind: 'label', op: 'create', name: 'a', op_id: 'label' },
    ],
  })
  expect(results).toMatchObject([
    { entity: task },
    { entity: list },
    { status: 'failed', error: { code: 'IDEMPOTENCY_KEY_REUSED' } },
    { status: 'ok' },
  ])
  const same = await call.tasks.batch({ commands: [{ op: 'create', title: 'a', op_id: 'task' }] })
  expect(same.results).toEqual([{ status: 'ok', task }])
  expect(await call.labels.create({ name: 'a', op_id: 'label' })).toEqual(results[3]?.entity)
})

test('a conflict returns the present entity; with minimal, only a success is short', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const list = await call.lists.create({ title: 'a' })
  const present = await call.lists.update({ id: list.id, title: 'b' })
  const { results } = await call.sync.batch({
    commands: [
      { kind: 'list', op: 'update', id: list.id, title: 'c', base_revision: list.revision },
      { kind: 'list', op: 'update', id: list.id, color: 'red' },
      { kind: 'list', op: 'update', id: list.id, title: 'd', base_revision: present.revision },
      { kind: 'list', op: 'update', id: list.id, title: 'e', base_revision: present.revision },
    ],
    return: 'minimal',
  })
  expect(results).toEqual([
    {
      kind: 'list',
      status: 'failed',
      entity: present,
      error: { code: 'REVISION_CONFLICT', message: 'The list was changed meanwhile', issues: [] },
    },
    { kind: 'list', status: 'ok', saved: { id: list.id, revision: 3 } },
    { kind: 'list', status: 'ok', saved: { id: list.id, revision: 4 } },
    // Based on the title that the batch itself has written.
    { kind: 'list', status: 'ok', saved: { id: list.id, revision: 5 } },
  ])
})

test('a batch of an unknown kind or mutation, of another epoch, or of more than 100 commands is refused as a whole', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const create = { kind: 'list', op: 'create', title: 'a' } as const
  for (const command of [
    { ...create, kind: 'note' },
    { kind: 'label', op: 'restore', id: one },
    { op: 'create', title: 'a' },
  ])
    expect(await failureOf(call.sync.batch({ commands: [create, command as never] }))).toMatchObject({
      code: 'VALIDATION_FAILED',
      issues: [{ path: ['commands', 1, expect.stringMatching(/^(?:kind|op)$/)] }],
    })
  expect((await failureOf(call.sync.batch({ commands: [create], epoch: 'other' }))).code).toBe(
    'REVISION_CONFLICT',
  )
  expect((await failureOf(call.sync.batch({ commands: Array(101).fill(create) as [] }))).code).toBe(
    'VALIDATION_FAILED',
  )
  expect(await call.lists.list()).toEqual([])
  expect(await call.sync.batch({ commands: [] })).toEqual({ results: [], cursor: 'test.0' })
})

test('another user’s rows are not found', async () => {
  await using world = await createTestWorld()
  const [ann, bob] = [await world.person(), await world.person()]
  const [list, label] = [
    await ann.call.lists.create({ title: 'a' }),
    await ann.call.labels.create({ name: 'a' }),
  ]
  const { results } = await bob.call.sync.batch({
    commands: [
      { kind: 'list', op: 'delete', id: list.id },
      { kind: 'label', op: 'delete', id: label.id },
      { kind: 'list', op: 'restore', id: list.id },
    ],
  })
  expect(results.map(({ error }) => error?.code)).toEqual([
    'LIST_NOT_FOUND',
    'LABEL_NOT_FOUND',
    'LIST_NOT_FOUND',
  ])
  expect(await ann.call.lists.list()).toEqual([list])
})
