import { expect, test } from 'vitest'
import { createTestWorld, failureOf, type Person } from '../testing/index.ts'

const order = async ({ call }: Person, filters: { list_id?: string; parent_id?: string }) =>
  (await call.tasks.list({ ...filters, sort: 'position' })).map(({ title }) => title).join('')

const createAll = async ({ call }: Person, titles: string, place: object = {}) => {
  const tasks = []
  for (const title of titles) tasks.push(await call.tasks.create({ title, ...place }))
  return tasks
}

test('new tasks go to the end of their list, in single calls and in batches', async () => {
  await using world = await createTestWorld()
  const person = await world.person()
  const { call } = person
  const list = await call.lists.create({ title: 'list' })
  await createAll(person, 'ab', { list_id: list.id })
  await createAll(person, 'xy')
  await call.tasks.batch({
    commands: [
      { op: 'create', title: 'c', list_id: list.id },
      { op: 'create', title: 'z' },
      { op: 'create', title: 'd', list_id: list.id },
      { op: 'create', title: 'e', list_id: list.id, position: 'a9' },
      { op: 'create', title: 'f', list_id: list.id },
    ],
  })
  expect(await order(person, { list_id: list.id })).toBe('abcdef')
  expect(await order(person, { list_id: 'inbox' })).toBe('xyz')
})

test('equal positions are legal and ordered by id', async () => {
  await using world = await createTestWorld()
  const person = await world.person()
  const tasks = await createAll(person, 'abc', { position: 'a5' })
  const list = await person.call.tasks.list({ sort: 'position' })
  expect(list.map(({ id }) => id)).toEqual(tasks.map(({ id }) => id).toSorted())
  const pages = await person.call.tasks.list({ sort: 'position', order: 'desc', limit: 2 })
  expect(pages).toEqual(list.toReversed().slice(0, 2))
})

test('a missing list, label or parent is refused and changes nothing', async () => {
  await using world = await createTestWorld()
  const [person, other] = [await world.person(), await world.person()]
  const { call } = person
  const task = await call.tasks.create({ title: 'task' })
  const [list, label] = [await call.lists.create({ title: 'x' }), await call.labels.create({ name: 'x' })]
  await call.lists.delete({ id: list.id })
  await call.labels.delete({ id: label.id })
  const [hers, tag] = [
    await other.call.lists.create({ title: 'y' }),
    await other.call.labels.create({ name: 'y' }),
  ]
  const { cursor } = await call.sync.changes({ limit: 1_000 })
  const codeOf = async (work: Promise<unknown>) => (await failureOf(work)).code
  const { id } = task
  for (const list_id of [world.deps.newId(), list.id, hers.id]) {
    expect(await codeOf(call.tasks.create({ title: 'a', list_id }))).toBe('LIST_NOT_FOUND')
    expect(await codeOf(call.tasks.update({ id, list_id }))).toBe('LIST_NOT_FOUND')
    expect(await codeOf(call.tasks.move({ id, list_id }))).toBe('LIST_NOT_FOUND')
  }
  for (const label_id of [world.deps.newId(), label.id, tag.id]) {
    expect(await codeOf(call.tasks.create({ title: 'a', label_ids: [label_id] }))).toBe('LABEL_NOT_FOUND')
    expect(await codeOf(call.tasks.update({ id, label_ids: [label_id] }))).toBe('LABEL_NOT_FOUND')
    expect(await codeOf(call.tasks.update({ id, add_label_ids: [label_id] }))).toBe('LABEL_NOT_FOUND')
    // Taken off a task that doesn't have it, it is gone as asked.
    const { results } = await call.sync.batch({
      commands: [
        { kind: 'task', op: 'create', title: 'a', label_ids: [label_id] },
        { kind: 'task', op: 'create', title: 'a', list_id: list.id },
        { kind: 'task', op: 'update', id, label_ids: [label_id] },
      ],
    })
    expect(results.map(({ error }) => error?.code)).toEqual([
      'LABEL_NOT_FOUND',
      'LIST_NOT_FOUND',
      'LABEL_NOT_FOUND',
    ])
  }
  expect(await call.sync.changes({ cursor })).toMatchObject({ changes: [] })
  expect(await call.tasks.update({ id, remove_label_ids: [label.id] })).toMatchObject({ label_ids: [] })
})

test('labels are replaced as a whole or merged as sets', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const labels: string[] = []
  for (let n = 0; n < 21; n += 1) labels.push((await call.labels.create({ name: `label ${n}` })).id)
  const [a, b, c] = labels as [string, string, string]
  const { id, label_ids } = await call.tasks.create({ title: 'task', label_ids: [a, b, a] })
  expect(label_ids).toEqual([a, b])
  const after = async (change: object) => (await call.tasks.update({ id, ...change })).label_ids
  expect(await after({ add_label_ids: [c, a], remove_label_ids: [b] })).toEqual([a, c])
  expect(await after({ title: 'unchanged' })).toEqual([a, c])
  expect(await after({ label_ids: [b] })).toEqual([b])
  expect(await after({ label_ids: null })).toEqual([])
  expect(await after({ label_ids: labels.slice(0, 20) })).toHaveLength(20)
  for (const change of [
    { label_ids: [a], add_label_ids: [b] },
    { label_ids: null, remove_label_ids: [b] },
    { label_ids: labels },
    { add_label_ids: labels.slice(20) },
  ])
    expect((await failureOf(after(change))).code).toBe('VALIDATION_FAILED')
})

test('two devices that each add a label at once keep both', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const labels = await Promise.all(
    Array.from({ length: 8 }, async (_, n) => (await call.labels.create({ name: `label ${n}` })).id),
  )
  const { id } = await call.tasks.create({ title: 'task' })
  await Promise.all(labels.map((label) => call.tasks.update({ id, add_label_ids: [label] })))
  expect((await call.tasks.get({ id })).label_ids.toSorted()).toEqual(labels.toSorted())
})

test('a task moved to another list without a position goes to its end', async () => {
  await using world = await createTestWorld()
  const person = await world.person()
  const list = await person.call.lists.create({ title: 'list' })
  await createAll(person, 'abc', { list_id: list.id })
  const [x] = await createAll(person, 'xyz')
  await person.call.tasks.update({ id: x!.id, list_id: list.id })
  expect(await order(person, { list_id: list.id })).toBe('abcx')
  await person.call.tasks.update({ id: x!.id, position: 'Zz' })
  expect(await order(person, { list_id: list.id })).toBe('xabc')
  await person.call.tasks.update({ id: x!.id, list_id: null, position: 'Zz' })
  expect(await order(person, { list_id: 'inbox' })).toBe('xyz')
  for (const position of ['', 'a', 'a00', '~', 'b0', `a0${'1'.repeat(200)}`])
    expect((await failureOf(person.call.tasks.update({ id: x!.id, position }))).code).toBe(
      'VALIDATION_FAILED',
    )
})

test('a concurrent deletion of a list leaves no task in it', async () => {
  await using world = await createTestWorld()
  const person = await world.person()
  const { call } = person
  for (let round = 0; round < 5; round += 1) {
    const list = await call.lists.create({ title: 'list' })
    const label = await call.labels.create({ name: `label ${round}` })
    const moved = await createAll(person, 'abc')
    await Promise.allSettled([
      ...Array.from({ length: 6 }, () =>
        call.tasks.create({ title: 'new', list_id: list.id, label_ids: [label.id] }),
      ),
      call.lists.delete({ id: list.id }),
      call.labels.delete({ id: label.id }),
      ...moved.map(({ id }) => call.tasks.update({ id, list_id: list.id, add_label_ids: [label.id] })),
    ])
    expect(await call.tasks.list({ list_id: list.id })).toEqual([])
    expect(await call.tasks.list({ label_id: label.id })).toEqual([])
  }
})

test('a filter shows the tasks of a list, a label, a parent, or of the top level', async () => {
  await using world = await createTestWorld()
  const person = await world.person()
  const { call } = person
  const list = await call.lists.create({ title: 'list' })
  const label = await call.labels.create({ name: 'label' })
  const [a, b] = await createAll(person, 'ab', { list_id: list.id })
  await createAll(person, 'c', { list_id: list.id, label_ids: [label.id], completed: true })
  await createAll(person, 'x', { label_ids: [label.id] })
  await createAll(person, 'st', { parent_id: a!.id })
  const titles = async (filters: object) =>
    (await call.tasks.list({ ...filters, sort: 'created_at', order: 'asc' }))
      .map(({ title }) => title)
      .join('')
  expect(await titles({ list_id: list.id })).toBe('abc')
  expect(await titles({ list_id: list.id, completed: true })).toBe('c')
  expect(await titles({ list_id: list.id.toUpperCase(), label_id: label.id })).toBe('c')
  expect(await titles({ list_id: 'inbox' })).toBe('x')
  expect(await titles({ label_id: label.id })).toBe('cx')
  expect(await titles({ parent_id: a!.id })).toBe('st')
  expect(await titles({ parent_id: b!.id })).toBe('')
  expect(await titles({ parent_id: 'none' })).toBe('abcx')
  expect(await titles({ list_id: list.id, parent_id: a!.id })).toBe('')
  expect(await titles({ list_id: list.id, limit: 1, offset: 1 })).toBe('b')
  expect((await failureOf(call.tasks.list({ list_id: 'none' }))).message).toBe('list_id must be a valid uuid')
})

test('one batch makes a list, a label, a task with both and its subtask, and completes them', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const [list_id, label_id, id, subtask_id] = Array.from({ length: 4 }, () => world.deps.newId()) as [
    string,
    string,
    string,
    string,
  ]
  const { results } = await call.sync.batch({
    commands: [
      { kind: 'list', op: 'create', id: list_id, title: 'list' },
      { kind: 'label', op: 'create', id: label_id, name: 'label' },
      { kind: 'task', op: 'create', id, title: 'task', list_id, label_ids: [label_id] },
      { kind: 'task', op: 'create', id: subtask_id, title: 'sub', parent_id: id },
      { kind: 'task', op: 'complete', id, completed: true },
      { kind: 'label', op: 'delete', id: label_id },
      { kind: 'list', op: 'delete', id: list_id },
      { kind: 'task', op: 'restore', id },
    ],
  })
  expect(results.map(({ status }) => status)).toEqual(Array(8).fill('ok'))
  const tasks = await call.tasks.list()
  expect(
    tasks.toSorted((one, other) => Number(one.id === subtask_id) - Number(other.id === subtask_id)),
  ).toMatchObject([
    { id, list_id: null, label_ids: [], completed: true },
    { id: subtask_id, parent_id: id, completed: true },
  ])
})
