import { describe, expect, test } from 'vitest'
import { readImport, type Import, type ImportOptions } from '../../transfer-kit.ts'

const now = '2026-12-01T09:00:00.000Z'

function read(text: string | readonly string[] | object, options: Partial<ImportOptions> = {}): Import {
  const plain =
    typeof text === 'string'
      ? text
      : Array.isArray(text) && typeof text[0] === 'string'
        ? text.join('\n')
        : JSON.stringify(text)
  return readImport(plain, { now, timeZone: 'Europe/Berlin', locale: 'en-GB', ...options })
}

describe('Todoist’s CSV', () => {
  const header = 'TYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,DATE,TIMEZONE'

  test('a project is the name of its file, unless it says nothing', () => {
    const lists = ['Garden [2203306141].csv', 'Garden.csv', 'backup/Garden (1).csv', 'todoist.csv', ''].map(
      (name) => read([header, 'task,a,,4,1,,'], { name }).tasks[0]?.list,
    )
    expect(lists).toEqual(['Garden', 'Garden', 'Garden', undefined, undefined])
  })

  test('deeper levels belong to the task at the top', () => {
    const { tasks, warnings } = read([
      header,
      'task,a,,4,1,,',
      'task,b,,4,2,,',
      'task,c,,4,3,,',
      'task,d,,4,1,,',
    ])
    expect(tasks.map(({ title, parent }) => [title, parent])).toEqual([
      ['a', undefined],
      ['b', 0],
      ['c', 0],
      ['d', undefined],
    ])
    expect(warnings).toEqual([{ code: 'deeper_level', lines: [4], moreLines: 0 }])
  })

  test.each([
    ['every day', 'FREQ=DAILY', '2026-12-01'],
    ['daily at 8pm', 'FREQ=DAILY', '2026-12-01T19:00:00.000Z'],
    ['every 3 days', 'FREQ=DAILY;INTERVAL=3', '2026-12-01'],
    ['every weekday', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', '2026-12-01'],
    ['every other week', 'FREQ=WEEKLY;INTERVAL=2', '2026-12-01'],
    ['every mon, fri at 09:30', 'FREQ=WEEKLY;BYDAY=MO,FR', '2026-12-04T08:30:00.000Z'],
    ['every 15th', 'FREQ=MONTHLY;BYMONTHDAY=15', '2026-12-15'],
    ['every 3rd friday', 'FREQ=MONTHLY;BYDAY=3FR', '2026-12-18'],
    ['every last day', 'FREQ=MONTHLY;BYMONTHDAY=-1', '2026-12-31'],
    ['every jan 27', 'FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=27', '2027-01-27'],
    ['every quarter', 'FREQ=MONTHLY;INTERVAL=3', '2026-12-01'],
    ['every week starting 2027-02-03', 'FREQ=WEEKLY', '2027-02-03'],
    ['every day until 2026-12-24', 'FREQ=DAILY;UNTIL=20261224', '2026-12-01'],
    ['jeden Samstag um 9 Uhr', 'FREQ=WEEKLY;BYDAY=SA', '2026-12-05T08:00:00.000Z'],
    ['alle 2 Wochen', 'FREQ=WEEKLY;INTERVAL=2', '2026-12-01'],
    ['jeden 15.', 'FREQ=MONTHLY;BYMONTHDAY=15', '2026-12-15'],
    ['täglich', 'FREQ=DAILY', '2026-12-01'],
    ['chaque lundi', 'FREQ=WEEKLY;BYDAY=MO', '2026-12-07'],
    ['cada 2 semanas', 'FREQ=WEEKLY;INTERVAL=2', '2026-12-01'],
  ])('“%s” is %s from %s on', (date, rule, due_date) => {
    const { tasks } = read([header, `task,a,,4,1,"${date}",Europe/Berlin`])
    expect(tasks).toEqual([
      {
        title: 'a',
        priority: 'low',
        due_date,
        recurrence: { rule, from: 'due', time_zone: 'Europe/Berlin' },
      },
    ])
  })

  test.each(['every now and then', 'every blue moon', 'tomorrow', 'every 0 days', 'every 40th'])(
    '“%s” is kept in the notes',
    (date) => {
      const { tasks } = read([header, `task,a,,4,1,${date},`])
      expect(tasks).toEqual([{ title: 'a', priority: 'low', description: `Date: ${date}` }])
    },
  )

  test('a repeat after the completion', () => {
    expect(read([header, 'task,a,,4,1,every! 3 days,']).tasks[0]).toMatchObject({
      recurrence: { rule: 'FREQ=DAILY;INTERVAL=3', from: 'completion' },
    })
  })
})

describe('Todoist’s JSON', () => {
  test('older files with numbers, and dates in every form', () => {
    const item = (id: number, due: object | null, more: object = {}) => ({
      id,
      project_id: 1,
      content: `t${id}`,
      priority: 1,
      labels: [9],
      due,
      ...more,
    })
    const { tasks, skipped } = read({
      projects: [{ id: 1, name: 'Garden' }],
      labels: [{ id: 9, name: 'outdoors' }],
      items: [
        item(1, { date: '2027-02-03T08:00:00', timezone: null }),
        item(2, { date: '2027-02-03T08:00:00', timezone: 'America/New_York' }),
        item(3, { date: '2027-02-03', is_recurring: true, string: 'every blue moon' }),
        item(4, null, { checked: 1, parent_id: 1 }),
        item(5, null, { is_deleted: 1 }),
      ],
    })
    expect(tasks).toEqual([
      {
        title: 't1',
        priority: 'low',
        status: 'pending',
        due_date: '2027-02-03T07:00:00.000Z',
        list: 'Garden',
        labels: ['outdoors'],
      },
      {
        title: 't2',
        priority: 'low',
        status: 'pending',
        due_date: '2027-02-03T13:00:00.000Z',
        list: 'Garden',
        labels: ['outdoors'],
      },
      {
        title: 't3',
        priority: 'low',
        status: 'pending',
        due_date: '2027-02-03',
        description: 'Date: every blue moon',
        list: 'Garden',
        labels: ['outdoors'],
      },
      {
        title: 't4',
        priority: 'low',
        status: 'completed',
        completed_at: now,
        labels: ['outdoors'],
        parent: 0,
      },
    ])
    expect(skipped).toEqual([{ line: 5, reason: { code: 'other_row', row: 'deleted' }, text: 't5' }])
  })
})
