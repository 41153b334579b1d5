import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  exportTasks,
  readImport,
  type Import,
  type ImportedTask,
  type ImportOptions,
  type TransferKind,
} from '../../transfer-kit.ts'
import { issueAt } from '../../issue-wording.ts'
import { taskPriorities, type Task } from '../task.ts'

const now = '2026-03-04T10:00:00.000Z'
const id = '018f4e9a-7b2c-7def-8abc-0123456789ab'
const options: ImportOptions = { now }
const required = { code: 'invalid_field', issue: issueAt(['title'], { code: 'required' }) }
const titleType = {
  code: 'invalid_field',
  issue: issueAt(['title'], { code: 'wrong_type', expected: 'string' }),
}
const csv = (...lines: string[]): Import => readImport(lines.join('\n'), options)

const task: Task = {
  id,
  number: 7,
  user_id: id,
  title: 'Buy milk',
  description: null,
  status: 'pending',
  completed: false,
  priority: 'medium',
  due_date: null,
  completed_at: null,
  list_id: null,
  parent_id: null,
  label_ids: [],
  reminders: [],
  recurrence: null,
  next_id: null,
  position: 'a0',
  created_at: now,
  updated_at: now,
  revision: 3,
}

describe('an export', () => {
  test('as JSON names its format and holds nothing of the account', () => {
    expect(JSON.parse(exportTasks([task], 'json', { now }))).toEqual({
      format: 'taskwire',
      version: 1,
      exported_at: now,
      tasks: [
        {
          id,
          title: 'Buy milk',
          description: null,
          status: 'pending',
          priority: 'medium',
          due_date: null,
          list: null,
          labels: [],
          parent_id: null,
          completed_at: null,
          created_at: now,
          updated_at: now,
          recurrence: null,
        },
      ],
    })
  })

  test('as CSV has a header, CRLF, and quotes around every cell', () => {
    const odd = { ...task, title: 'a, "b"', description: 'one\ntwo' }
    expect(exportTasks([odd], 'csv', { now })).toBe(
      '"id","title","description","status","priority","due_date","list","labels","parent_id","completed_at","created_at","updated_at","recurrence"\r\n' +
        `"${id}","a, ""b""","one\ntwo","pending","medium","","","","","","${now}","${now}",""\r\n`,
    )
  })

  test.each([
    '=1+1',
    '+1',
    '-1',
    '@a',
    "'=1",
    "''@a",
    '=cmd|"/c calc"!A1',
    '＝1',
    '"=1',
    'a;=1+1',
    'a,+1',
    'a\t-1',
    'a|@a',
    'a\n=1',
    'a;"=1',
    "a;'=1",
    'a;\t=1',
  ])(
    'hides the formula %j from spreadsheets, whatever separates the cells, and the import finds it again',
    (title) => {
      const text = exportTasks([{ ...task, title }], 'csv', { now })
      expect(text).not.toMatch(/(?<=^|[,;|\t\n])"*[=+\-@＝]/)
      expect(readImport(text, options).tasks[0]?.title).toBe(title)
    },
  )

  test('keeps a quote that hides nothing', () => {
    const text = exportTasks([{ ...task, title: "'a" }], 'csv', { now })
    expect(text).toContain(`,"'a",`)
    expect(readImport(text, options).tasks[0]?.title).toBe("'a")
  })
})

describe('what was exported comes back', () => {
  const unit = fc.oneof(
    fc.constantFrom(...Array.from('=+-@＝\'",;|\t\r\n a1é🍎\ufeff\\')),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  )
  const text = fc
    .string({ unit, maxLength: 30 })
    .filter((value) => !value.includes('\0') && value.isWellFormed())
  const instant = fc
    .date({ min: new Date(0), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true })
    .map((date) => date.toISOString())
  const due = fc.oneof(
    instant,
    instant.map((at) => at.slice(0, 10)),
    fc.constant('2026-12-31T23:59:59+05:30'),
  )
  const completion = fc.oneof(
    instant.map((completed_at) => ({ status: 'completed' as const, completed: true, completed_at })),
    fc.constantFrom(
      { status: 'pending' as const, completed: false, completed_at: null },
      { status: 'in_progress' as const, completed: false, completed_at: null },
    ),
  )
  const tasks = fc.array(
    fc
      .record({
        title: text.map((value) => value.trim()).filter((value) => value !== ''),
        description: fc.option(text),
        priority: fc.constantFrom(...taskPriorities),
        due_date: fc.option(due),
        completion,
      })
      .map(({ completion, ...rest }): Task => ({ ...task, ...rest, ...completion })),
    { maxLength: 6 },
  )

  test.each<TransferKind>(['json', 'csv'])('as %s', (kind) => {
    fc.assert(
      fc.property(tasks, (given) => {
        const read = readImport(exportTasks(given, kind, { now }), options)
        expect([read.skipped, read.warnings]).toEqual([[], []])
        expect(read.tasks.map((input) => kept(input, kind))).toEqual(given.map((task) => kept(task, kind)))
      }),
    )
  })
})

/** What an import takes over. A CSV has one way of saying nothing. */
function kept(task: ImportedTask | Task, kind: TransferKind) {
  const { title, status, priority, description = null, due_date = null, completed_at = null } = task
  const said = kind === 'csv' && description === '' ? null : description
  return { title, status, priority, description: said, due_date, completed_at }
}

describe('an entry that is not valid is skipped and costs no other', () => {
  test('in CSV, with the line on which it begins', () => {
    const read = csv(
      'Title , priority,due_date,status',
      'first,high,2026-12-24,',
      '',
      '"two',
      'lines",low,,in_progress',
      ',high,,',
      ' , , , ',
      'last',
    )
    expect(read.tasks).toEqual([
      { title: 'first', priority: 'high', due_date: '2026-12-24' },
      { title: 'two\nlines', priority: 'low', status: 'in_progress' },
      { title: 'last' },
    ])
    expect(read.skipped).toEqual([{ line: 6, reason: required, text: '' }])
  })

  test('in JSON, with its place', () => {
    const tasks = [
      null,
      'a',
      { title: 7 },
      { title: 'b', id: 'x', user_id: 'x', description: null, completed_at: null },
      JSON.parse('{"title":"c","__proto__":{"status":"completed"}}') as object,
    ]
    const text = JSON.stringify({ format: 'taskwire', version: 1, tasks })
    expect(readImport(text, options)).toEqual({
      format: 'taskwire_json',
      lines: [4, 5],
      tasks: [{ title: 'b', description: null }, { title: 'c' }],
      skipped: [
        { line: 1, reason: { code: 'not_a_task' }, text: 'null' },
        { line: 2, reason: { code: 'not_a_task' }, text: 'a' },
        { line: 3, reason: titleType, text: '{"title":7}' },
      ],
      warnings: [{ code: 'unknown_field', field: '__proto__', lines: [5], moreLines: 0 }],
    })
  })

  test('a quote that is never closed takes no other row with it', () => {
    const read = csv('title,priority', 'a,low', '"b,low', 'c,low', '"d"x,low', 'e,low')
    expect(read.tasks.map(({ title }) => title)).toEqual(['a', 'c', 'e'])
    expect(read.skipped).toEqual([
      { line: 3, reason: { code: 'unclosed_quote' }, text: '"b,low' },
      { line: 5, reason: { code: 'unclosed_quote' }, text: '"d"x,low' },
    ])
  })

  test('a completed task that does not say when was completed now', () => {
    expect(csv('title,status', 'a,completed').tasks).toEqual([
      { title: 'a', status: 'completed', completed_at: now },
    ])
  })
})
