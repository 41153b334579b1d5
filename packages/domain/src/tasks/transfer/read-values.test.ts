import { describe, expect, test } from 'vitest'
import { readImport, reasonInEnglish, type Import, type ImportOptions } from '../../transfer-kit.ts'

const now = '2026-12-01T09:00:00.000Z'

function read(text: string, options: Partial<ImportOptions> = {}): Import {
  return readImport(text, { now, timeZone: 'Europe/Berlin', ...options })
}

const dueOf = (date: string, options?: Partial<ImportOptions>) =>
  read(`title\tdue\na\t${date}`, options).tasks[0]?.due_date

describe('a due date as spreadsheets and programs write it', () => {
  test.each([
    ['31.12.2026', '2026-12-31'],
    ['31.12.26', '2026-12-31'],
    ['12/31/2026', '2026-12-31'],
    ['31-12-2026', '2026-12-31'],
    ['2027/02/03', '2027-02-03'],
    ['2027. 2. 3.', '2027-02-03'],
    ['2027年2月3日', '2027-02-03'],
    ['20270203', '2027-02-03'],
    ['46421', '2027-02-03'],
    ['Feb 9 2027', '2027-02-09'],
    ['February 3, 2027', '2027-02-03'],
    ['3rd March 2027', '2027-03-03'],
    ['9-Feb-27', '2027-02-09'],
    ['Sept 5, 2027', '2027-09-05'],
    ['Mittwoch, 3. Februar 2027', '2027-02-03'],
    ['12. März 2027', '2027-03-12'],
    ['3 févr. 2027', '2027-02-03'],
    ['mar. 9 mars 2027', '2027-03-09'],
    ['3 de febrero de 2027', '2027-02-03'],
    ['3 lutego 2027', '2027-02-03'],
    ['3 февраля 2027 г.', '2027-02-03'],
    ['12/31/2026 0:00', '2026-12-31'],
    ['2027-02-03T00:00:00.000Z', '2027-02-03'],
    ['2027-02-04 15:30', '2027-02-04T14:30:00.000Z'],
    ['24.12.2026 15:30:20', '2026-12-24T14:30:20.000Z'],
    ['24.12.2026, 8 Uhr', '2026-12-24T07:00:00.000Z'],
    ['12/24/2026 3:30 PM', '2026-12-24T14:30:00.000Z'],
    ['12/24/2026 12:00:00 p.m.', '2026-12-24T11:00:00.000Z'],
    ['February 8, 2027 9:00 AM (GMT+1)', '2027-02-08T08:00:00.000Z'],
    ['2027-02-02T22:30:00-0130', '2027-02-03T00:00:00.000Z'],
    ['Wed, 03 Feb 2027 09:00:00 GMT', '2027-02-03T09:00:00.000Z'],
    ['2027-02-03T09:00:00+05:30', '2027-02-03T09:00:00+05:30'],
  ])('%s is %s', (date, due) => {
    expect(dueOf(date)).toBe(due)
  })

  test.each([
    'tomorrow',
    'every sat at 9am',
    '31.02.2027',
    '13/13/2027',
    '3.2.',
    '15:30',
    '24.12.2026 25:00',
    '5',
  ])('%s is left out with a warning, and the task stays', (date) => {
    const { tasks, warnings } = read(`title\tdue\na\t${date}`)
    expect(tasks).toEqual([{ title: 'a' }])
    expect(warnings).toEqual([
      { code: 'unreadable_date', value: date, column: 'due', lines: [2], moreLines: 0 },
    ])
  })
})

describe('the order of day and month', () => {
  const open = 'title,due\na,3/2/2027\nb,5/5/2027'

  test('is that of the other dates of the file, in whatever column', () => {
    const { tasks, warnings, dateQuestion } = read('title,due,made\na,3/2/2027,11/15/2026\nb,,11/30/2026', {
      locale: 'de-DE',
    })
    expect(tasks[0]?.due_date).toBe('2027-03-02')
    expect([warnings, dateQuestion]).toEqual([
      [{ code: 'unknown_column', column: 'made', lines: [], moreLines: 0 }],
      undefined,
    ])
  })

  test.each([
    ['en-US', '2027-03-02', 'month-first'],
    ['en-GB', '2027-02-03', 'day-first'],
  ])('is that of %s where they leave it open, with a warning', (locale, due, order) => {
    const { tasks, warnings, dateQuestion } = read(open, { locale })
    expect(tasks.map(({ due_date }) => due_date)).toEqual([due, '2027-05-05'])
    expect(warnings.map(reasonInEnglish)).toEqual([
      `“3/2/2027” could be two different days; it was read as ${due}`,
    ])
    expect(dateQuestion).toEqual({
      text: '3/2/2027',
      day_first: '2027-02-03',
      month_first: '2027-03-02',
      order,
    })
  })

  test('is asked about where they contradict each other', () => {
    const { tasks, dateQuestion } = read('title,due\na,13/2/2027\nb,2/13/2027\nc,5/6/2027', {
      locale: 'en-US',
    })
    expect(tasks.map(({ due_date }) => due_date)).toEqual(['2027-02-13', '2027-02-13', '2027-05-06'])
    expect(dateQuestion?.text).toBe('5/6/2027')
  })

  test('is what a person answered, and then no warning', () => {
    const { tasks, warnings, dateQuestion } = read(open, { locale: 'en-US', dateOrder: 'day-first' })
    expect(tasks[0]?.due_date).toBe('2027-02-03')
    expect([warnings, dateQuestion?.order]).toEqual([[], 'day-first'])
  })

  test('without a locale such a date is left out and asked about', () => {
    const { tasks, warnings, dateQuestion } = read(open)
    expect(tasks[0]?.due_date).toBe(undefined)
    expect(warnings.map(reasonInEnglish)).toContain('“3/2/2027” could be two different days; it was left out')
    expect(dateQuestion?.order).toBe(undefined)
  })
})

test.each([
  ['WAHR', 'completed'],
  ['TRUE', 'completed'],
  ['ja', 'completed'],
  ['x', 'completed'],
  ['☑', 'completed'],
  ['100 %', 'completed'],
  ['Erledigt', 'completed'],
  ['15.11.2026', 'completed'],
  ['FALSCH', 'pending'],
  ['no', 'pending'],
  ['[ ]', 'pending'],
  ['50%', 'in_progress'],
  ['In Arbeit', 'in_progress'],
])('a column “completed” with %s makes the task %s', (cell, status) => {
  expect(read(`title,completed\na,${cell}`).tasks[0]?.status).toBe(status)
})

test('a status, a mark and a date of completion are one completion', () => {
  const { tasks, warnings } = read(
    [
      'title,status,completed,completed_at',
      'a,pending,TRUE,11/15/2026 10:00',
      'b,Done,,',
      'c,,,2026-11-15',
      'd,pending,,2026-11-15',
      'e,Canceled,,',
      'f,asleep,maybe,',
    ].join('\n'),
  )
  const at = '2026-11-15T11:00:00.000Z'
  expect(tasks.map(({ status, completed_at }) => [status, completed_at])).toEqual([
    ['completed', '2026-11-15T09:00:00.000Z'],
    ['completed', now],
    ['completed', at],
    ['pending', undefined],
    ['completed', now],
    [undefined, undefined],
  ])
  expect(warnings.map(reasonInEnglish)).toEqual([
    '“2026-11-15” in “completed_at” contradicts the status and was left out (line 5)',
    '“Canceled” in “status” was changed to completed (line 6)',
    '“asleep” in “status” isn’t a value Taskwire knows and was left out (line 7)',
    '“maybe” in “completed” isn’t a value Taskwire knows and was left out (line 7)',
  ])
})

test.each([
  ['Urgent', 'high'],
  ['P1 - Urgent', 'high'],
  ['🔴 Hoch', 'high'],
  ['!!', 'medium'],
  ['Normal', 'medium'],
  ['P4', 'low'],
  ['No priority', 'low'],
  ['not urgent', undefined],
  ['5', undefined],
])('the priority “%s” is %s', (cell, priority) => {
  const { tasks, warnings } = read(`title,priority\na,${cell}`)
  expect(tasks).toEqual([{ title: 'a', ...(priority !== undefined && { priority }) }])
  expect(warnings).toHaveLength(priority === undefined ? 1 : 0)
})

describe('texts beyond their limits', () => {
  test('the rest of a title begins the notes', () => {
    const { tasks, warnings } = read(`title,notes\n${'word '.repeat(120).trim()},b`)
    expect(tasks[0]?.title).toBe('word '.repeat(99).trim() + ' word')
    expect(tasks[0]?.description).toBe(`… ${'word '.repeat(20).trim()}\n\nb`)
    expect(warnings).toEqual([{ code: 'title_too_long', maximum: 500, lines: [2], moreLines: 0 }])
  })

  test('notes are cut, and what cannot be stored is taken out', () => {
    const { tasks, warnings } = read(`title,notes\na\0b,${'🍎'.repeat(10_001)}`)
    expect(tasks).toEqual([{ title: 'ab', description: '🍎'.repeat(10_000) }])
    expect(warnings.map(reasonInEnglish)).toEqual([
      'Characters that can’t be stored were removed (line 2)',
      'The notes are longer than 10,000 characters and were cut off (line 2)',
    ])
  })
})

test('JSON with values of another kind keeps its tasks, too', () => {
  const tasks = [
    { title: 'a', priority: 'hoch', due_date: 7, status: true, description: ['x'], mood: ['y'] },
    { title: 'b', status: 'pending', completed_at: now },
  ]
  const text = JSON.stringify({ format: 'taskwire', version: 1, tasks })
  const found = readImport(text, { now })
  expect(found.tasks).toEqual([
    { title: 'a', priority: 'high', status: 'completed', completed_at: now },
    { title: 'b', status: 'pending' },
  ])
  expect(found.warnings.map(reasonInEnglish)).toEqual([
    'The field “mood” isn’t supported and was left out (line 1)',
    '“7” in “due_date” isn’t a date Taskwire can read and was left out (line 1)',
    '“["x"]” in “description” isn’t a value Taskwire knows and was left out (line 1)',
    '“2026-12-01T09:00:00.000Z” in “completed_at” contradicts the status and was left out (line 2)',
  ])
})

test('warns of twenty values of a column, and counts the others', () => {
  const rows = Array.from({ length: 100 }, (_, row) => `a,${row % 2 === 0 ? 'soon' : `soon ${row}`}`)
  const { tasks, warnings } = read(['title,due', ...rows].join('\n'))
  expect(tasks).toHaveLength(100)
  expect(warnings).toHaveLength(21)
  expect(warnings.slice(0, 1).map(reasonInEnglish)).toEqual([
    '“soon” in “due” isn’t a date Taskwire can read and was left out (lines 2, 4, 6, 8, 10 and 45 more)',
  ])
  expect(warnings.slice(20).map(reasonInEnglish)).toEqual([
    'More values in “due” were left out or changed (lines 41, 43, 45, 47, 49 and 26 more)',
  ])
})

test('a time zone that there is not is a RangeError', () => {
  expect(() => read('title\na', { timeZone: 'Mars/Base' })).toThrow(RangeError)
})
