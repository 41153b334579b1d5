import { describe, expect, test } from 'vitest'
import { readImport, reasonInEnglish, type Import, type ImportOptions } from '../../transfer-kit.ts'

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
const said = ({ warnings }: Import) => warnings.map(reasonInEnglish)

describe('iCalendar', () => {
  const todo = (...lines: string[]) =>
    ['BEGIN:VCALENDAR', 'BEGIN:VTODO', 'SUMMARY:a', ...lines, 'END:VTODO', 'END:VCALENDAR'].join('\r\n')

  test.each([
    ['DUE:20270203T080000Z', '2027-02-03T08:00:00Z'],
    ['DUE:20270203T080000', '2027-02-03T07:00:00.000Z'],
    ['DUE;TZID=W. Europe Standard Time:20270203T080000', '2027-02-03T07:00:00.000Z'],
    [
      'DUE;TZID=/freeassociation.sourceforge.net/America/New_York:20270203T080000',
      '2027-02-03T13:00:00.000Z',
    ],
    ['DTSTART;VALUE=DATE:20270203', '2027-02-03'],
    ['DTSTART:20270203T080000Z\r\nDURATION:PT1H30M', '2027-02-03T09:30:00.000Z'],
    ['DUE:soon', undefined],
  ])('%s is %s', (line, due) => {
    expect(read(todo(line)).tasks).toEqual([{ title: 'a', ...(due !== undefined && { due_date: due }) }])
  })

  test('a zone that the file defines', () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Home',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0530',
      'TZOFFSETTO:+0530',
      'END:STANDARD',
      'END:VTIMEZONE',
    ]
    const text = todo('DUE;TZID=Home:20270203T080000').replace(
      'BEGIN:VTODO',
      [...zone, 'BEGIN:VTODO'].join('\r\n'),
    )
    expect(read(text).tasks[0]?.due_date).toBe('2027-02-03T02:30:00.000Z')
  })

  test('names what has no place, and survives damaged lines', () => {
    const found = read(
      todo(
        'LOCATION:Shed',
        'nonsense',
        'PRIORITY:high',
        'RRULE:FREQ=HOURLY',
        'STATUS:IN-PROCESS',
        'BEGIN:VALARM',
        'END:VALARM',
      ),
    )
    expect(found.tasks).toEqual([{ title: 'a', priority: 'high', status: 'in_progress' }])
    expect(said(found).join('\n')).toMatch(/nonsense[\s\S]*LOCATION[\s\S]*reminder[\s\S]*HOURLY/)
  })

  test('several calendars are several lists', () => {
    const calendar = (name: string) =>
      `BEGIN:VCALENDAR\nX-WR-CALNAME:${name}\nBEGIN:VTODO\nUID:${name}\nSUMMARY:in ${name}\nEND:VTODO\nEND:VCALENDAR\n`
    expect(read(calendar('A\\, B') + calendar('C')).tasks.map(({ list }) => list)).toEqual(['A, B', 'C'])
  })
})

test('Markdown: headings, levels, notes and the marks of Obsidian', () => {
  const { format, tasks, skipped } = read([
    '# Garden',
    '- [ ] Rake #outdoors 📅 2027-02-03 ⏫',
    '  - [x] Find the rake ✅ 2026-11-15',
    '  in the shed',
    '- [/] Mow 🔁 every week 📅 2027-02-08',
    'Words',
    '## House',
    '* [-] Paint',
  ])
  expect(format).toBe('markdown')
  expect(tasks).toEqual([
    {
      title: 'Rake',
      priority: 'high',
      due_date: '2027-02-03',
      status: 'pending',
      list: 'Garden',
      labels: ['outdoors'],
    },
    {
      title: 'Find the rake',
      description: 'in the shed',
      status: 'completed',
      completed_at: '2026-11-15T11:00:00.000Z',
      parent: 0,
    },
    {
      title: 'Mow',
      status: 'in_progress',
      due_date: '2027-02-08',
      list: 'Garden',
      recurrence: { rule: 'FREQ=WEEKLY', from: 'due', time_zone: 'Europe/Berlin' },
    },
    { title: 'Paint', status: 'completed', completed_at: now, list: 'House' },
  ])
  expect(skipped).toHaveLength(1)
})

test('Markdown: each field of Obsidian Tasks, as a mark and as a Dataview field', () => {
  const { tasks, warnings } = read([
    '- [ ] Rake [due:: 2027-02-03] (priority:: highest) [repeat:: every 2 weeks on Wednesday] [note:: stays]',
    '- [ ] Sow ⏳ 2027-02-01 🛫 2027-01-01 ➕ 2026-01-01 🆔 a1 ⛔ b2,c3 🏁 delete',
    '- [ ] Mow ⏳ 2027-02-01 📅 2027-02-03',
    '- [-] Paint ❌ 2026-11-12',
  ])
  expect(tasks).toEqual([
    {
      title: 'Rake [note:: stays]',
      status: 'pending',
      priority: 'high',
      due_date: '2027-02-03',
      recurrence: { rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE', from: 'due', time_zone: 'Europe/Berlin' },
    },
    { title: 'Sow', status: 'pending', due_date: '2027-02-01' },
    { title: 'Mow', status: 'pending', due_date: '2027-02-03' },
    { title: 'Paint', status: 'completed', completed_at: '2026-11-12T11:00:00.000Z' },
  ])
  expect(
    warnings.flatMap((each) => (each.code === 'unknown_field' ? [[each.field, ...each.lines]] : [])),
  ).toEqual([
    ['start', 2],
    ['id', 2],
    ['dependsOn', 2],
    ['onCompletion', 2],
    ['scheduled', 3],
  ])
})

test('Things: projects, headings, check lists and days', () => {
  const { format, tasks, skipped } = read([
    {
      type: 'project',
      attributes: {
        title: 'Garden',
        items: [
          { type: 'heading', attributes: { title: 'Spring' } },
          {
            type: 'to-do',
            attributes: {
              title: 'Rake',
              notes: 'gently',
              when: 'today',
              tags: ['outdoors'],
              'checklist-items': [
                { type: 'checklist-item', attributes: { title: 'Find it', completed: true } },
              ],
            },
          },
        ],
      },
    },
    {
      type: 'to-do',
      attributes: {
        title: 'Call',
        when: '2027-02-01@14:00',
        deadline: '2027-02-03',
        completed: true,
        'completion-date': '2026-11-15T10:00:00Z',
      },
    },
  ])
  expect([format, skipped.length]).toEqual(['things', 1])
  expect(tasks).toEqual([
    {
      title: 'Rake',
      description: 'gently',
      due_date: '2026-12-01',
      status: 'pending',
      list: 'Garden',
      labels: ['outdoors'],
    },
    { title: 'Find it', status: 'completed', completed_at: now, parent: 0 },
    { title: 'Call', due_date: '2027-02-03', status: 'completed', completed_at: '2026-11-15T10:00:00.000Z' },
  ])
})

test('Microsoft To Do: lists with their tasks, and repeats in every pattern', () => {
  const task = (type: string, more: object) => ({
    title: type,
    importance: 'normal',
    status: 'notStarted',
    dueDateTime: { dateTime: '2027-02-02T23:00:00.0000000', timeZone: 'UTC' },
    recurrence: {
      pattern: { type, interval: 2, ...more },
      range: { type: 'numbered', numberOfOccurrences: 3 },
    },
  })
  const { tasks } = read([
    {
      displayName: 'Garden',
      tasks: [
        task('daily', {}),
        task('weekly', { daysOfWeek: ['monday', 'thursday'] }),
        task('absoluteMonthly', { dayOfMonth: 15 }),
        task('relativeMonthly', { daysOfWeek: ['friday'], index: 'last' }),
        task('absoluteYearly', { dayOfMonth: 3, month: 2 }),
      ],
    },
  ])
  expect(tasks.map(({ list, due_date }) => [list, due_date])).toEqual(Array(5).fill(['Garden', '2027-02-03']))
  expect(tasks.map(({ recurrence }) => recurrence?.rule)).toEqual([
    'FREQ=DAILY;INTERVAL=2;COUNT=3',
    'FREQ=WEEKLY;INTERVAL=2;COUNT=3;BYDAY=MO,TH',
    'FREQ=MONTHLY;INTERVAL=2;COUNT=3;BYMONTHDAY=15',
    'FREQ=MONTHLY;INTERVAL=2;COUNT=3;BYDAY=-1FR',
    'FREQ=YEARLY;INTERVAL=2;COUNT=3;BYMONTH=2;BYMONTHDAY=3',
  ])
})

test('TickTick: a day is that of the task’s zone, a floating time is everywhere the same', () => {
  const header =
    'List Name,Title,Is Check list,Due Date,Priority,Status,Timezone,Is All Day,Is Floating,taskId,parentId'
  const { tasks } = read([
    header,
    'Inbox,a,N,2027-02-03T05:00:00+0000,0,0,America/New_York,true,false,1,',
    'Home,b,N,2027-02-03T14:00:00+0000,1,0,America/New_York,false,true,2,',
    'Home,c,N,,9,-1,,,,3,99',
  ])
  expect(tasks).toEqual([
    { title: 'a', priority: 'low', due_date: '2027-02-03', status: 'pending' },
    { title: 'b', priority: 'low', due_date: '2027-02-03T08:00:00.000Z', status: 'pending', list: 'Home' },
    { title: 'c', status: 'completed', completed_at: now, list: 'Home' },
  ])
})
