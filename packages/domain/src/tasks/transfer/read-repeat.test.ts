import { describe, expect, test } from 'vitest'
import { exportTasks, readImport, reasonInEnglish } from '../../transfer-kit.ts'
import type { Task } from '../task.ts'

const now = '2026-12-01T09:00:00.000Z'
const read = (text: string, timeZone = 'Europe/Berlin') => readImport(text, { now, timeZone })
const csv = (...rows: string[]) => ['title,due_date,recurrence', ...rows].join('\n')

const task: Task = {
  id: '018f4e9a-7b2c-7def-8abc-0123456789ab',
  number: 7,
  user_id: 'u',
  title: 'a',
  description: null,
  status: 'pending',
  completed: false,
  priority: 'low',
  due_date: '2027-03-27T08:00:00.000Z',
  completed_at: null,
  list_id: null,
  parent_id: null,
  label_ids: [],
  recurrence: null,
  next_id: null,
  position: 'a0',
  reminders: [],
  created_at: now,
  updated_at: now,
  revision: 1,
}

describe('an exported recurrence comes back', () => {
  test.each([
    ['FREQ=WEEKLY;BYDAY=MO', 'due'],
    ['BYDAY=+1MO,-1FR;FREQ=MONTHLY;INTERVAL=1', 'due'],
    ['FREQ=DAILY;COUNT=5', 'completion'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1,+15;WKST=SU', 'completion'],
  ] as const)('%s from %s, with its start and zone in JSON', (rule, from) => {
    const recurrence = { rule, from, time_zone: 'Asia/Tokyo', start: '2026-11-20T17:00' }
    const json = exportTasks([{ ...task, recurrence }], 'json', { now })
    expect(read(json)).toMatchObject({ tasks: [{ title: 'a', recurrence }], warnings: [] })
    const table = read(exportTasks([{ ...task, recurrence }], 'csv', { now }))
    expect(table.warnings).toEqual([])
    expect(table.tasks[0]?.recurrence).toEqual({ rule, from, time_zone: 'Europe/Berlin' })
  })

  test('in the last occurrence, and when it has ended with a completed task', () => {
    const last = {
      rule: 'FREQ=DAILY;UNTIL=20100102',
      from: 'due',
      time_zone: 'UTC',
      start: '2010-01-01',
    } as const
    const completed = { status: 'completed', completed: true, completed_at: now } as const
    const tasks = [
      { ...task, due_date: '2010-01-02', recurrence: last },
      { ...task, ...completed, due_date: '2010-01-01', recurrence: last },
    ]
    const { tasks: back, warnings } = read(exportTasks(tasks, 'json', { now }))
    expect([back.map(({ recurrence }) => recurrence), warnings]).toEqual([[last, last], []])
  })

  test('without a zone or a start that Taskwire knows', () => {
    const recurrence = { rule: 'FREQ=DAILY', from: 'due', time_zone: 'Mars/Base', start: 'soon' } as const
    expect(read(exportTasks([{ ...task, recurrence }], 'json', { now })).tasks[0]?.recurrence).toEqual({
      rule: 'FREQ=DAILY',
      from: 'due',
      time_zone: 'Europe/Berlin',
    })
  })
})

describe('a rule that a task can’t have is named, and the task stays', () => {
  test.each([
    ['FREQ=HOURLY', 'isn’t one Taskwire knows'],
    ['FREQ=DAILY;COUNT=10000', 'isn’t one Taskwire knows'],
    ['FREQ=MONTHLY;BYMONTHDAY=40', 'isn’t one Taskwire knows'],
    ['FREQ=WEEKLY;BYMONTHDAY=3', 'isn’t one Taskwire knows'],
    ['now and then', 'isn’t one Taskwire knows'],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'has no further date'],
    ['FREQ=DAILY;COUNT=1', 'has no further date'],
    ['FREQ=DAILY;UNTIL=20270301', 'has no further date'],
  ])('%s', (rule, reason) => {
    const { tasks, warnings } = read(csv(`a,2027-03-27,${rule}`))
    expect(tasks).toEqual([{ title: 'a', due_date: '2027-03-27' }])
    expect(warnings.map(reasonInEnglish)).toEqual([expect.stringContaining(reason)])
  })

  test.each([7, [], ['FREQ=DAILY'], { from: 'due' }, 'often'])(
    'the recurrence %j of our JSON',
    (recurrence) => {
      const file = {
        format: 'taskwire',
        version: 1,
        tasks: [{ title: 'a', due_date: '2027-03-27', recurrence }],
      }
      const { tasks, warnings } = read(JSON.stringify(file))
      expect(tasks).toEqual([{ title: 'a', due_date: '2027-03-27' }])
      expect(warnings.map(reasonInEnglish)).toEqual([expect.stringContaining('isn’t one Taskwire knows')])
    },
  )

  test('many are counted together', () => {
    const rows = Array.from(
      { length: 150 },
      (_, row) => `a,2027-03-27,FREQ=DAILY;UNTIL=20100101T${100_000 + row}Z`,
    )
    const { tasks, warnings } = read(csv(...rows))
    expect(tasks).toHaveLength(150)
    expect(warnings).toHaveLength(21)
    expect(reasonInEnglish(warnings.at(-1)!)).toMatch(/^More repeats/)
  })
})

test('the search for rules without a date has an end, and costs no usual rule', () => {
  const rare = 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;INTERVAL=4'
  const day = (row: number) => new Date(Date.UTC(2027, 0, 1) + row * 86_400_000).toISOString().slice(0, 10)
  const ended = Array.from({ length: 80 }, (_, row) => `a,${day(row)},FREQ=DAILY;UNTIL=20200101`)
  const usual = [
    'FREQ=DAILY;INTERVAL=3',
    'FREQ=WEEKLY;BYDAY=MO',
    'FREQ=MONTHLY;BYDAY=2TU',
    'FREQ=MONTHLY;BYMONTHDAY=-1',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29',
  ]
  const counted = 'FREQ=DAILY;COUNT=5'
  const first = read(csv(...ended, `a,2027-03-27,${counted}`))
  expect(first.tasks.at(-1)?.recurrence?.rule).toBe(counted)
  const rows = Array.from({ length: 60 }, (_, row) => `a,${day(row)},${rare}`)
  const second = read(csv(...rows, ...usual.map((rule) => `b,2027-03-27,${rule}`), `c,2027-03-27,${counted}`))
  expect(second.tasks.flatMap(({ recurrence }) => recurrence?.rule ?? [])).toEqual(usual)
})
