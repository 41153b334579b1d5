import { describe, expect, test } from 'vitest'
import { sampleRows } from '../../../shared/testing/sample-rows.ts'
import { sampleTask } from '../../../shared/testing/sample-task.ts'
import { createSelector, type Selector } from './selector.ts'
import { withoutArchived } from './visible-tasks.ts'
import { parseViewOptions, type Grouping, type Sorting } from './view-options.ts'

const today = '2026-11-20'
const late = sampleTask({ id: 'late', due_date: '2026-11-18' })
const now = sampleTask({ id: 'now', due_date: today })
const urgent = sampleTask({ id: 'urgent', due_date: today, priority: 'high' })
const soon = sampleTask({ id: 'soon', due_date: '2026-11-21' })
const later = sampleTask({ id: 'later', due_date: '2027-01-02' })
const someday = sampleTask({ id: 'someday', created_at: '2026-11-19T08:00:00.000Z' })
const done = sampleTask({
  id: 'done',
  due_date: today,
  completed: true,
  completed_at: '2026-11-19T12:00:00.000Z',
})
const tasks = [done, someday, later, soon, now, urgent, late]

const shown = (view: Parameters<Selector>[1], sticky?: Parameters<Selector>[3]) =>
  createSelector()(tasks, view, today, sticky).map(({ key, tasks }) => [key, ...tasks.map(({ id }) => id)])

describe('the sections of a view', () => {
  test('Today: overdue tasks, then tasks due today by priority', () => {
    expect(shown('today')).toEqual([
      ['overdue', 'late'],
      ['today', 'urgent', 'now'],
    ])
  })

  test('Upcoming: day by day', () => {
    expect(shown('upcoming')).toEqual([
      ['2026-11-21', 'soon'],
      ['2027-01-02', 'later'],
    ])
  })

  test('All: open tasks, newest first, then completed ones', () => {
    expect(shown('all')).toEqual([
      ['open', 'someday', 'urgent', 'soon', 'now', 'later', 'late'],
      ['completed', 'done'],
    ])
  })

  test('Done: by the day of completion', () => {
    expect(shown('completed')).toEqual([['2026-11-19', 'done']])
  })

  test('a sticky task keeps its place and shows its current state', () => {
    const ticked = tasks.map((task) => (task === now ? { ...now, completed: true } : task))
    const [, section] = createSelector()(ticked, 'today', today, new Map([['now', now]]))
    expect(section?.tasks.map(({ id, completed }) => [id, completed])).toEqual([
      ['urgent', false],
      ['now', true],
    ])
  })
})

describe('lists and labels', () => {
  const home = (id: string, position: string) => sampleTask({ id, position, list_id: 'home' })
  const subtask = sampleTask({ id: 'subtask', parent_id: 'first', due_date: today, label_ids: ['call'] })
  const finished = { ...done, id: 'finished', list_id: 'home' }
  const rows = [subtask, home('last', 'a2'), home('first', 'a0'), finished, now]
  const shown = (view: Parameters<Selector>[1]) =>
    createSelector()(rows, view, today).map(({ key, tasks }) => [key, ...tasks.map(({ id }) => id)])

  test('a list shows its tasks in their own order, then completed ones; subtasks are part of their task', () => {
    expect(shown('list:home')).toEqual([
      ['open', 'first', 'last'],
      ['completed', 'finished'],
    ])
    expect(shown('inbox')).toEqual([['open', 'now']])
    expect(shown('list:other')).toEqual([])
    expect(shown('all')[0]).toEqual(['open', 'now', 'last', 'first'])
  })

  test('a label and a date show subtasks too', () => {
    expect(shown('label:call')).toEqual([['open', 'subtask']])
    expect(shown('today')).toEqual([['today', 'subtask', 'now']])
  })

  test('tasks of archived lists and their subtasks are left out', () => {
    const { tasks } = sampleRows({ tasks: rows })
    const visible = withoutArchived(tasks, tasks.byId, new Set(['home']))
    expect(visible.map(({ id }) => id)).toEqual(['now'])
    expect(withoutArchived(tasks, tasks.byId, new Set())).toBe(tasks)
  })
})

describe('grouping and sorting', () => {
  const arranged = (view: 'today' | 'upcoming' | 'all', group: Grouping, sort: Sorting = 'auto') =>
    createSelector()(tasks, view, today, new Map(), { group, sort }).map(({ key, tasks }) => [
      key,
      ...tasks.map(({ id }) => id),
    ])

  test('by date: overdue tasks, days, tasks without a date, completed tasks', () => {
    expect(arranged('all', 'date')).toEqual([
      ['overdue', 'late'],
      [today, 'urgent', 'now'],
      ['2026-11-21', 'soon'],
      ['2027-01-02', 'later'],
      ['undated', 'someday'],
      ['completed', 'done'],
    ])
  })

  test('the manual order of a list also sorts its groups; a place with tasks of several lists has none', () => {
    const rows = [
      sampleTask({ id: 'b', position: 'a1', priority: 'high' }),
      sampleTask({ id: 'c', position: 'a2', due_date: today }),
      sampleTask({ id: 'a', position: 'a0', status: 'in_progress' }),
    ]
    const ids = (view: 'inbox' | 'all', group: Grouping, sort: Sorting) =>
      createSelector()(rows, view, today, undefined, { group, sort }).map(({ key, tasks }) => [
        key,
        ...tasks.map(({ id }) => id),
      ])
    expect(ids('inbox', 'none', 'manual')).toEqual([['open', 'a', 'b', 'c']])
    expect(ids('inbox', 'none', 'auto')).toEqual([['open', 'a', 'b', 'c']])
    expect(ids('inbox', 'status', 'manual')).toEqual([
      ['in_progress', 'a'],
      ['pending', 'b', 'c'],
    ])
    expect(ids('inbox', 'none', 'date')).toEqual([['open', 'c', 'b', 'a']])
    expect(ids('all', 'none', 'manual')).toEqual(ids('all', 'none', 'auto'))
  })

  test('by priority and by status, sorted by date', () => {
    expect(arranged('all', 'priority')).toEqual([
      ['high', 'urgent'],
      ['medium', 'late', 'now', 'soon', 'later', 'someday'],
      ['completed', 'done'],
    ])
    expect(arranged('upcoming', 'status')).toEqual([['pending', 'soon', 'later']])
  })

  test('no groups: the view in one section', () => {
    expect(arranged('today', 'none')).toEqual([['open', 'late', 'urgent', 'now']])
    expect(arranged('all', 'none', 'title').map(([key]) => key)).toEqual(['open', 'completed'])
  })

  test('titles are sorted as people sort them, with numbers by value', () => {
    const titles = ['Task 10', 'äpfel', 'Zebra', 'task 9', 'Apfel']
    const named = titles.map((title) => sampleTask({ id: title, title }))
    const [section] = createSelector()(named, 'all', today, new Map(), { group: 'none', sort: 'title' })
    expect(section?.tasks.map(({ title }) => title)).toEqual(['Apfel', 'äpfel', 'task 9', 'Task 10', 'Zebra'])
  })

  test('by due date a time comes before the whole day', () => {
    const at = (id: string, due_date: string | null) => sampleTask({ id, due_date })
    const dated = [
      at('never', null),
      at('day', today),
      at('noon', `${today}T12:00:00.000Z`),
      at('early', `${today}T11:00:00.000Z`),
    ]
    const [section] = createSelector()(dated, 'all', today, new Map(), { group: 'none', sort: 'date' })
    expect(section?.tasks.map(({ id }) => id)).toEqual(['early', 'noon', 'day', 'never'])
  })

  test('stored options of another build are ignored', () => {
    expect(
      parseViewOptions({ all: { group: 'colour', sort: 'title', folded: [1, 'overdue'] }, x: 3 }),
    ).toEqual({
      all: { sort: 'title', folded: ['overdue'] },
      x: {},
    })
    expect(
      parseViewOptions({ inbox: { layout: 'board', sort: 'manual' }, all: { layout: 'table' } }),
    ).toEqual({
      inbox: { layout: 'board', sort: 'manual' },
      all: {},
    })
    expect(parseViewOptions(undefined)).toEqual({})
    expect(parseViewOptions('today')).toEqual({})
  })
})
