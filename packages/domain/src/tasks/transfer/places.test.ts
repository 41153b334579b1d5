import { describe, expect, test } from 'vitest'
import { exportTasks, readColumns, readImport, type Import, type ImportOptions } from '../../transfer-kit.ts'
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
    reminders: [],
    position: 'a0',
    recurrence: null,
    next_id: null,
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
