import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { createTestWorld, failureOf, type Caller } from '../testing/test-world.ts'
import { importedId } from './import-ids.ts'

const cases = path.join(import.meta.dirname, '../../../domain/src/tasks/transfer/cases')
const textOf = (name: string) => readFileSync(path.join(cases, name), 'utf8')

/** The tasks of a caller with the names of their places, in the order of their positions. */
async function tasksOf(call: Caller) {
  const [tasks, lists, labels] = await Promise.all([
    call.tasks.list({}),
    call.lists.list({}),
    call.labels.list(),
  ])
  const titles = new Map([
    ...lists.map(({ id, title }) => [id, title] as const),
    ...tasks.map(({ id, title }) => [id, title] as const),
  ])
  const names = new Map(labels.map(({ id, name }) => [id, name]))
  return tasks
    .toSorted((a, b) => (a.position < b.position ? -1 : 1))
    .map(({ title, list_id, parent_id, label_ids, completed }) => ({
      title,
      list: titles.get(list_id ?? ''),
      parent: titles.get(parent_id ?? ''),
      labels: label_ids.map((id) => names.get(id)),
      completed,
    }))
}

const csv = (...rows: string[]) => ['id,title,list,tags,parent,status', ...rows].join('\n')

describe('an import', () => {
  test('creates lists, labels, tasks and subtasks, and reuses those with the same name', async () => {
    await using world = await createTestWorld()
    const { call } = await world.person()
    const garden = await call.lists.create({ title: 'Garden' })
    await call.lists.create({ title: 'Garden' })
    const outdoors = await call.labels.create({ name: 'Outdoors' })
    const file = csv('1,Rake,Garden,"outdoors, new",,', '2,Find it,,new,1,', '3,Sweep,House,,,done', '4,,,,,')
    const result = await call.imports.create({ file })
    expect(result).toMatchObject({
      format: 'csv',
      dry_run: false,
      tasks: 3,
      subtasks: 1,
      lists: 2,
      labels: 2,
      skipped: [{ line: 5, text: '', reason: 'Title is required' }],
      warnings: [],
    })
    expect(await tasksOf(call)).toEqual(
      expect.arrayContaining([
        { title: 'Rake', list: 'Garden', parent: undefined, labels: ['Outdoors', 'new'], completed: false },
        { title: 'Find it', list: undefined, parent: 'Rake', labels: ['new'], completed: false },
        { title: 'Sweep', list: 'House', parent: undefined, labels: [], completed: true },
      ]),
    )
    const rake = (await call.tasks.list({})).find(({ title }) => title === 'Rake')
    expect(rake).toMatchObject({
      list_id: garden.id,
      label_ids: expect.arrayContaining([outdoors.id]) as unknown,
    })
  })

  test('keeps the order of the file, by position and where the newest is first', async () => {
    await using world = await createTestWorld()
    const { call } = await world.person()
    const titles = Array.from({ length: 1_200 }, (_, row) => `t${row}`)
    await call.imports.create({ file: ['title', ...titles].join('\n') })
    expect((await tasksOf(call)).map(({ title }) => title)).toEqual(titles)
    expect((await call.tasks.list({ sort: 'created_at', order: 'desc' })).map(({ title }) => title)).toEqual(
      titles,
    )
  })

  test('that is only tried writes nothing', async () => {
    await using world = await createTestWorld()
    const { call, actor } = await world.person()
    const head = () =>
      world.deps.db.selectFrom('users').select('revision').where('id', '=', actor.user_id).executeTakeFirst()
    const before = await head()
    const result = await call.imports.create({ file: textOf('todoist-backup.json'), dry_run: true })
    expect(result).toMatchObject({
      format: 'todoist_json',
      dry_run: true,
      tasks: 4,
      subtasks: 1,
      lists: 1,
      labels: 1,
    })
    expect(result.preview[1]).toMatchObject({
      title: 'Sharpen the shears',
      parent: 'Trim the hedge',
      list: 'Garden',
    })
    expect([
      await head(),
      await call.tasks.list({}),
      await call.lists.list({}),
      await call.labels.list(),
    ]).toEqual([before, [], [], []])
  })

  test('of the same file again doubles nothing, and brings deleted tasks back', async () => {
    await using world = await createTestWorld()
    const { call } = await world.person()
    const file = csv('1,a,L,x,,', '2,b,,,1,', '3,c,,,,')
    const first = await call.imports.create({ file })
    const [before] = [await call.tasks.list({})]
    const again = await call.imports.create({ file })
    expect(again).toEqual({
      ...first,
      warnings: ['Imported before and left as they are: 3 tasks of this file'],
    })
    expect(await call.tasks.list({})).toEqual(before)
    for (const { id, parent_id } of before ?? []) if (parent_id === null) await call.tasks.delete({ id })
    expect(await call.tasks.list({})).toEqual([])
    expect(await call.imports.create({ file })).toEqual(first)
    expect((await tasksOf(call)).map(({ title, parent, list }) => [title, parent, list]).toSorted()).toEqual([
      ['a', undefined, 'L'],
      ['b', 'a', undefined],
      ['c', undefined, undefined],
    ])
    expect(await call.lists.list({})).toHaveLength(1)
  })

  test('under a key is done once, also when its tasks were deleted since', async () => {
    await using world = await createTestWorld()
    const { call } = await world.person()
    const file = csv('1,a,,,,')
    const first = await call.imports.create({ file, op_id: 'one' })
    for (const { id } of await call.tasks.list({})) await call.tasks.delete({ id })
    expect(await call.imports.create({ file, op_id: 'one' })).toEqual(first)
    expect(await call.tasks.list({})).toEqual([])
    const other = await failureOf(call.imports.create({ file: csv('1,b,,,,'), op_id: 'one' }))
    expect(other.code).toBe('IDEMPOTENCY_KEY_REUSED')
  })

  test('that broke off continues where it stopped, in the account of another person too', async () => {
    await using world = await createTestWorld()
    const [{ call, actor }, other] = [await world.person(), await world.person()]
    const file = csv('1,a,,,,', '2,b,,,1,', '3,c,,,,')
    await call.imports.create({ file })
    const written = await call.tasks.list({})
    // As if only the first task had been written.
    await world.deps.db
      .deleteFrom('tasks')
      .where('user_id', '=', actor.user_id)
      .where('title', '<>', 'a')
      .execute()
    await call.imports.create({ file })
    expect((await call.tasks.list({})).map(({ id }) => id).toSorted()).toEqual(
      written.map(({ id }) => id).toSorted(),
    )
    await other.call.imports.create({ file })
    expect(await other.call.tasks.list({})).toHaveLength(3)
  })

  test('leaves out what the account has no room for, and says so', async () => {
    await using world = await createTestWorld({ maxTasksPerUser: 3 })
    const { call } = await world.person()
    const lists = Array.from({ length: 503 }, (_, row) => `,t${row},l${row},,,`)
    const result = await call.imports.create({ file: csv('1,parent,l0,,,', '2,child,,,1,', ...lists) })
    expect(result).toMatchObject({ tasks: 3, subtasks: 0 })
    expect(result.skipped).toHaveLength(502)
    expect(result.skipped[0]).toEqual({
      line: 3,
      text: 'child',
      reason: 'Your account holds as many tasks as it can',
    })
    expect(result.warnings.filter((warning) => warning.includes('as many lists as it can'))).toHaveLength(3)
    expect(await call.lists.list({})).toHaveLength(500)
  })

  test('an open subtask of a task that was completed since reopens it', async () => {
    await using world = await createTestWorld()
    const { call, actor } = await world.person()
    const file = csv('1,a,,,,', '2,b,,,1,')
    await call.imports.create({ file })
    await world.deps.db
      .deleteFrom('tasks')
      .where('user_id', '=', actor.user_id)
      .where('title', '=', 'b')
      .execute()
    const [a] = await call.tasks.list({})
    await call.tasks.complete({ id: a?.id ?? '', completed: true })
    await call.imports.create({ file })
    expect((await tasksOf(call)).map(({ completed }) => completed)).toEqual([false, false])
  })
})

describe('bad input is refused by its reason', () => {
  test.each([
    [{ file: '' }, 'VALIDATION_FAILED', /empty/],
    [{ file: 'mood,colour\na,b' }, 'VALIDATION_FAILED', /no title column/],
    [{ file: '{"a":1}' }, 'VALIDATION_FAILED', /isn’t an export/],
    [{ file: '<html>' }, 'VALIDATION_FAILED', /a web page/],
    [{ file: `title${'\na'.repeat(20_001)}` }, 'PAYLOAD_TOO_LARGE', /20,000 entries/],
    [{ file: 'title\na', time_zone: 'Mars/Base' }, 'VALIDATION_FAILED', /time_zone/],
    [{ file: 'title\na', locale: 'not a locale' }, 'VALIDATION_FAILED', /locale/],
    [{ file: 'title\na', columns: 'title,mood' }, 'VALIDATION_FAILED', /columns/],
    [{ file: 7 }, 'VALIDATION_FAILED', /file/],
  ])('%j', async (input, code, message) => {
    await using world = await createTestWorld()
    const { call } = await world.person()
    const failure = await failureOf(call.imports.create(input as { file: string }))
    expect(failure.code).toBe(code)
    expect(failure.message).toMatch(message)
  })
})

test('columns that the caller names, and a large file in a thread of its own', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  expect(await call.imports.create({ file: 'mood,colour\na,b', columns: 'labels,title' })).toMatchObject({
    tasks: 1,
    labels: 1,
  })
  const rows = Array.from(
    { length: 3_000 },
    (_, row) => `${row},task ${row},List ${row % 20},l${row % 10},${row % 5 === 0 ? '' : row - (row % 5)},`,
  )
  const result = await call.imports.create({ file: csv(...rows) })
  expect(result).toMatchObject({ tasks: 3_000, subtasks: 2_400, lists: 4, labels: 10, skipped: [] })
  const refused = await failureOf(call.imports.create({ file: `mood${'\nb'.repeat(60_000)}` }))
  expect(refused).toMatchObject({ code: 'VALIDATION_FAILED', refusal: { code: 'no_title_column' } })
})

test('ids of an import fall with the place and differ by seed and generation', () => {
  const ids = [0, 1, 2, 5_000, 19_999].map((place) => importedId('seed', place, 0))
  expect(ids.toSorted().toReversed()).toEqual(ids)
  expect(new Set([...ids, importedId('other', 0, 0), importedId('seed', 0, 1)]).size).toBe(7)
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
