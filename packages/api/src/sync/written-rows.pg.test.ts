import { jsonWriter, rows, statement, textReader, type Declared, type SqlFragment } from '@taskwire/db'
import { createTestDatabase } from '@taskwire/db/testing'
import { entityColors, taskPriorities, taskStatuses, type ListTasksInput } from '@taskwire/domain'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exportAccount } from '../accounts/export/export-account.ts'
import { logKinds } from '../kinds.ts'
import { listTasks } from '../tasks/list-tasks.ts'
import { taskPageForms } from '../tasks/task-page.ts'
import { createTestWorld } from '../testing/index.ts'
import { entityPageForms, pageOutput } from './log-page.ts'
import { readLogPage } from './read-changes.ts'

const aText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.replaceAll('\0', '')),
  fc.constantFrom(
    '',
    ' ',
    '"\\/\b\f\n\r\t\u0001\u001f\u007f',
    '\u2028 \ud83d\ude00 e\u0301',
    'NULL',
    '{a,"b"}',
    '[]',
    't',
  ),
)
const anInstant = fc
  .date({ min: new Date(0), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true })
  .map((date) => date.toISOString())
const aNumber = fc.maxSafeNat()

/** Random values of the columns of all kinds, by the types that they declare. */
const values: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  uuid: fc.uuid(),
  bigint: aNumber,
  text: aText,
  boolean: fc.boolean(),
  task_status: fc.constantFrom(...taskStatuses),
  task_priority: fc.constantFrom(...taskPriorities),
  entity_color: fc.constantFrom(...entityColors),
  timestamptz: anInstant,
  'uuid[]': fc.array(fc.uuid(), { maxLength: 3 }),
  jsonb: fc.array(fc.record({ text: aText, minutes: fc.integer(), none: fc.constant(null) }), {
    maxLength: 2,
  }),
}

function aRow(columns: Declared): fc.Arbitrary<Record<string, unknown>> {
  return fc.record(
    Object.fromEntries(
      Object.entries(columns).map(([name, type]) => {
        const [, base = '', isNullable] = /^(.*?)(\?)?$/.exec(type) ?? []
        const value = values[base] ?? fc.constant(undefined)
        return [name, isNullable === undefined ? value : fc.option(value)]
      }),
    ),
  )
}

test.each(Object.entries(logKinds))(
  'the JSON written from the texts of a %s is that of its values',
  async (_kind, { table, columns, row, fields, toEntity }) => {
    await using database = await createTestDatabase()
    const read = statement({ rows: 'jsonb' }, rows<{ id: string }>(row as never))`
select ${columns} from jsonb_populate_recordset(null::${table}, :rows::jsonb) ${table satisfies SqlFragment}`
    const [write, decode] = [jsonWriter(row, fields), textReader(row, fields)]
    await fc.assert(
      fc.asyncProperty(fc.array(aRow(row), { minLength: 1, maxLength: 20 }), async (random) => {
        const params = { rows: JSON.stringify(random) }
        const [found, texts] = [await read(database.db, params), await read.texts(database.db, params)]
        const entities = found.map((each) => toEntity(each as never))
        expect(texts.map(write)).toEqual(entities.map((entity) => JSON.stringify(entity)))
        expect(texts.map(decode)).toEqual(entities)
        expect(found).toHaveLength(random.length)
      }),
    )
  },
)

test('a list written as JSON has the items, the tag and the next page of the list as values', async () => {
  await using world = await createTestWorld()
  const person = await world.person()
  const told: unknown[] = []
  const ctx = {
    deps: world.deps,
    actor: person.actor,
    onEtag: (etag: string) => void told.push(etag),
    onNextPage: (cursor: string) => void told.push(cursor),
  }
  const bothForms = async (input: ListTasksInput) => {
    const items = await listTasks(ctx, input)
    const beside = told.splice(0)
    let written = ''
    const onJsonText = (output: object, text: string) => {
      expect(output).toEqual([])
      written = text
    }
    const output = await listTasks({ ...ctx, onJsonText }, input)
    expect(output).toEqual([])
    expect(written).toBe(JSON.stringify(items))
    expect(told.splice(0)).toEqual(beside)
    return items.length
  }
  expect(await bothForms({})).toBe(0)
  for (const title of ['one', 'two "quoted"', 'three'])
    await person.call.tasks.create({
      title,
      due_date: '2026-03-04',
      reminders: [{ minutes_before: 5 }] as never,
    })
  expect(await bothForms({})).toBe(3)
  expect(await bothForms({ limit: 2, sort: 'due_date', order: 'asc' })).toBe(2)
  expect(await bothForms({ limit: 3 })).toBe(3)
  expect(await bothForms({ limit: 3, offset: 2 })).toBe(1)
  expect(await bothForms({ status: 'completed' })).toBe(0)
  expect(await bothForms({ search: 'quoted', list_id: 'inbox' })).toBe(1)
})

test('changes and the export written as JSON are those of values', async () => {
  await using world = await createTestWorld()
  const { call, actor } = await world.person()
  const list = await call.lists.create({ title: 'Home' })
  await call.labels.create({ name: 'red', color: 'red' })
  const [kept, gone] = [
    await call.tasks.create({ title: 'kept', list_id: list.id }),
    await call.tasks.create({ title: 'gone' }),
  ]
  const start = (await call.sync.changes()).cursor
  await call.tasks.delete({ id: gone.id })
  await call.tasks.update({ id: kept.id, title: 'kept on' })

  const requests = [
    {},
    { limit: 2 },
    { cursor: start },
    { kinds: ['task' as const], limit: 1 },
    { cursor: start, kinds: ['label' as const] },
  ]
  for (const request of requests) {
    const page = await readLogPage(world.deps, actor, request)
    for (const forms of [entityPageForms, taskPageForms]) {
      if (forms === taskPageForms && page.entries.some(({ kind }) => kind !== 'task')) continue
      let written = ''
      pageOutput<object>({ onJsonText: (_output, text) => (written = text) }, page, forms)
      expect(written).toBe(JSON.stringify(forms.toPage(page)))
    }
  }

  const pieces: string[] = []
  for await (const piece of await exportAccount(world.deps, actor, { user_agent: 'test' }, async () => {}))
    pieces.push(piece)
  const exported = JSON.parse(pieces.join('')) as Record<string, unknown>
  expect(exported).toMatchObject({
    tasks: [await call.tasks.get({ id: kept.id })],
    lists: await call.lists.list(),
    labels: await call.labels.list(),
  })
})
