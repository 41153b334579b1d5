import { describe, expect, test } from 'vitest'
import { sampleTask } from '../../../shared/testing/sample-task.ts'
import { createSelector, type Selector } from './selector.ts'

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

  test('Completed: by the day of completion', () => {
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
