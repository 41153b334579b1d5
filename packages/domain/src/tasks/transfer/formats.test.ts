import { describe, expect, test } from 'vitest'
import {
  exportTasks,
  readColumns,
  readImport,
  reasonInEnglish,
  type Import,
  type ImportOptions,
} from '../../transfer-kit.ts'
import type { Task } from '../task.ts'

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
  ])('“%s” is %s from %s on', (date, recurrence, due_date) => {
    const { tasks } = read([header, `task,a,,4,1,"${date}",Europe/Berlin`])
    expect(tasks).toEqual([{ title: 'a', priority: 'low', due_date, recurrence }])
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
      recurrence: 'FREQ=DAILY;INTERVAL=3',
      repeats_from: 'completion',
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
      recurrence: 'FREQ=WEEKLY',
    },
    { title: 'Paint', status: 'completed', completed_at: now, list: 'House' },
  ])
  expect(skipped).toHaveLength(1)
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
  expect(tasks.map(({ recurrence }) => recurrence)).toEqual([
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

describe('parents', () => {
  test('are found by key or title, wherever they are in the file', () => {
    const { tasks } = read(['id,title,parent', '1,a,2', '2,b,', '3,c,b', '4,d,nowhere', '5,b,', '6,e,b'])
    expect(tasks.map(({ parent }) => parent)).toEqual([1, undefined, 1, undefined, undefined, 4])
  })

  test('in a circle end at one of them', () => {
    const { tasks } = read(['id,title,parent', '1,a,3', '2,b,1', '3,c,2', '4,d,4'])
    expect(tasks.filter(({ parent }) => parent === undefined).map(({ title }) => title)).toEqual(['a', 'd'])
    for (const { parent } of tasks) expect(tasks[parent ?? -1]?.parent).toBe(undefined)
  })

  test('have at most 200 subtasks; the others are beside them', () => {
    const rows = Array.from({ length: 205 }, (_, row) => `${row + 2},s${row},1,`)
    const { tasks, warnings } = read(['id,title,parent,list', '1,top,,Garden', ...rows])
    expect(tasks.filter(({ parent }) => parent === 0)).toHaveLength(200)
    expect(tasks.slice(201).map(({ list }) => list)).toEqual(Array(5).fill('Garden'))
    expect(warnings).toMatchObject([{ code: 'too_many_subtasks', moreLines: 0 }])
  })

  test('that are completed complete their open subtasks', () => {
    expect(read(['id,title,parent,status', '1,a,,done', '2,b,1,open']).tasks[1]).toMatchObject({
      status: 'completed',
    })
  })
})

describe('labels and lists', () => {
  test('a label counts once whatever its letter case, 20 of a task come along', () => {
    const many = Array.from({ length: 25 }, (_, label) => `l${label}`).join(';')
    const { tasks, warnings } = read([
      `title,tags`,
      'a,"Home, home; #home"',
      `b,${many}`,
      `c,${'x'.repeat(61)}`,
    ])
    expect(tasks.map(({ labels }) => labels?.length)).toEqual([1, 20, undefined])
    expect(warnings).toHaveLength(6)
  })

  test('the Inbox has many names', () => {
    expect(
      read(['title,list', 'a,Inbox', 'b,Posteingang', 'c,Garden', `d,${'x'.repeat(130)}`]).tasks.map(
        ({ list }) => list,
      ),
    ).toEqual([undefined, undefined, 'Garden', 'x'.repeat(120)])
  })

  test.each([
    ['Titel;Liste;Schlagwörter', 'a;b;c'],
    ['Tâche;Projet;Étiquettes', 'a;b;c'],
    ['Tarea;Lista;Etiquetas', 'a;b;c'],
    ['Taak;Lijst;Labels', 'a;b;c'],
    ['Zadanie;Projekt;Etykiety', 'a;b;c'],
    ['Задача;Список;Метки', 'a;b;c'],
    ['件名,リスト,タグ', 'a,b,c'],
    ['Summary,Project,Labels,Labels', 'a,b,c,'],
  ])('the columns %s', (...lines) => {
    const found = read(lines)
    expect([found.tasks, found.warnings]).toEqual([[{ title: 'a', list: 'b', labels: ['c'] }], []])
  })
})

describe('columns that a person chose', () => {
  const text = 'Was,Wo,Irgendwas\nRake,Garden,x\nMow,,'

  test('are guessed, with samples', () => {
    expect(readColumns(text)).toEqual({
      columns: [
        { name: 'Was', field: 'title', samples: ['Rake', 'Mow'] },
        { name: 'Wo', field: null, samples: ['Garden'] },
        { name: 'Irgendwas', field: null, samples: ['x'] },
      ],
    })
    expect(readColumns('mood,colour\na,b')?.columns.map(({ field }) => field)).toEqual([null, null])
    expect(readColumns('TYPE,CONTENT\ntask,a')).toBe(undefined)
    expect(readColumns('{}')).toBe(undefined)
  })

  test('decide on the fields', () => {
    expect(read(text, { columns: ['title', 'list', null] }).tasks).toEqual([
      { title: 'Rake', list: 'Garden' },
      { title: 'Mow' },
    ])
    expect(read('mood,colour\na,b', { columns: ['labels', 'title'] }).tasks).toEqual([
      { title: 'b', labels: ['a'] },
    ])
    expect(() => read(text, { columns: ['list'] })).toThrow('title column')
  })
})

test('lists, labels and parents of an export come back, in both formats', () => {
  const task = (id: string, more: Partial<Task>): Task => ({
    id,
    number: 1,
    user_id: 'u',
    title: id,
    description: null,
    status: 'pending',
    completed: false,
    priority: 'low',
    due_date: null,
    completed_at: null,
    list_id: null,
    parent_id: null,
    label_ids: [],
    position: 'a0',
    created_at: now,
    updated_at: now,
    revision: 1,
    ...more,
  })
  const tasks = [
    task('b', { parent_id: 'a', label_ids: ['y'] }),
    task('a', { list_id: 'l', label_ids: ['x', 'y', 'z'] }),
    task('c', { list_id: 'i' }),
  ]
  const lists = [
    { id: 'l', title: '=Garden, "rear"' },
    { id: 'i', title: 'Inbox' },
  ]
  const labels = [
    { id: 'x', name: 'pots, pans' },
    { id: 'y', name: '#1 "best"' },
    { id: 'z', name: '-1' },
  ]
  for (const kind of ['csv', 'json'] as const)
    expect(read(exportTasks(tasks, kind, { now, lists, labels })).tasks).toEqual(
      [
        { title: 'b', parent: 1, labels: ['#1 "best"'] },
        { title: 'a', list: '=Garden, "rear"', labels: ['pots, pans', '#1 "best"', '-1'] },
        { title: 'c', list: 'Inbox' },
      ].map((each): unknown => expect.objectContaining(each)),
    )
})
