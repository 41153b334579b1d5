import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampleTask } from '../../../shared/testing/sample-task.ts'
import { familiesOf } from '../data/families.ts'
import type { Task } from '../data/task.ts'
import { createNestingSelector, findNested, nestSubtasks } from './nest-subtasks.ts'
import { selectSections, viewRules } from './select-view.ts'
import type { StickyRows } from './selector.ts'

const today = '2026-11-20'
const top = (fields: Partial<Task> = {}) => sampleTask({ id: 'top', due_date: today, ...fields })
const subtask = (id: string, fields: Partial<Task> = {}) => sampleTask({ id, parent_id: 'top', ...fields })
const done = { completed: true, completed_at: `${today}T08:00:00.000Z` }

type Rules = Parameters<typeof viewRules>

/** The rows of a view by section. A subtask below its parent is indented. */
function rowsOf(
  tasks: readonly Task[],
  view: Rules[0],
  group: 'none' | 'date' = 'none',
  sticky: StickyRows = new Map(),
) {
  const rules = viewRules(view, today, { group, sort: 'auto' })
  const { tops, below } = findNested(tasks, familiesOf(tasks), rules, sticky)
  const places = tops.map((task) => sticky.get(task.id) ?? task)
  return nestSubtasks(selectSections(places, rules), below).map(({ key, tasks: rows, nested }) => [
    key,
    ...rows.map(({ id }) => (nested?.has(id) ? `- ${id}` : id)),
  ])
}

test('open subtasks follow their parent in "All", whatever their date', () => {
  const tasks = [top(), subtask('a'), subtask('b', { due_date: '2026-11-25' }), sampleTask({ id: 'other' })]
  expect(rowsOf(tasks, 'all')).toEqual([['open', 'top', '- a', '- b', 'other']])
  expect(rowsOf(tasks, 'all', 'date')).toEqual([
    [today, 'top', '- a', '- b'],
    ['undated', 'other'],
  ])
})

test('a completed subtask is a row of Done only, below a parent of the same day', () => {
  expect(rowsOf([top(), subtask('a', done), subtask('b')], 'all')).toEqual([['open', 'top', '- b']])
  expect(rowsOf([top(done), subtask('a', done)], 'all')).toEqual([['completed', 'top']])
  expect(rowsOf([top(), subtask('a', done)], 'completed')).toEqual([[today, 'a']])
  expect(rowsOf([top(done), subtask('a', done)], 'completed')).toEqual([[today, 'top', '- a']])
})

test('a view by date shows a subtask by its own date, below a parent of the same section', () => {
  const tasks = [
    top(),
    subtask('a'),
    subtask('b', { due_date: today }),
    subtask('c', { due_date: '2026-11-18' }),
  ]
  expect(rowsOf(tasks, 'today', 'date')).toEqual([
    ['overdue', 'c'],
    ['today', 'top', '- b'],
  ])
  expect(rowsOf([top({ due_date: null }), subtask('b', { due_date: today })], 'today', 'date')).toEqual([
    ['today', 'b'],
  ])
})

test('a subtask that was just completed keeps its place', () => {
  const before = subtask('a')
  const tasks = [top(), subtask('a', done), subtask('b')]
  expect(rowsOf(tasks, 'all', 'none', new Map([['a', before]]))).toEqual([['open', 'top', '- a', '- b']])
})

test('the Inbox and a list show the subtasks of their tasks', () => {
  const tasks = [top({ list_id: 'home' }), subtask('a'), sampleTask({ id: 'loose' })]
  expect(rowsOf(tasks, 'list:home')).toEqual([['open', 'top', '- a']])
  expect(rowsOf(tasks, 'inbox')).toEqual([['open', 'loose']])
})

test('a label shows all subtasks below a task that has it, and a subtask that has it alone', () => {
  const label_ids = ['call']
  expect(rowsOf([top({ label_ids }), subtask('a')], 'label:call')).toEqual([['open', 'top', '- a']])
  expect(rowsOf([top(), subtask('a', { label_ids })], 'label:call')).toEqual([['open', 'a']])
})

test('incremental selection equals a full one, and shows no task twice', () => {
  const id = fc.integer({ min: 0, max: 9 }).map(String)
  const task = fc
    .record({
      id,
      parent: fc.option(id),
      due_date: fc.option(fc.constantFrom('2026-11-18', today, '2026-11-22')),
      completed: fc.boolean(),
      position: fc.constantFrom('a0', 'a1'),
    })
    .map(({ parent, completed, ...rest }) =>
      sampleTask({ ...rest, ...(completed && done), parent_id: parent === null ? null : `top ${parent}` }),
    )
  const parents = Array.from({ length: 10 }, (_, n) =>
    sampleTask({ id: `top ${n}`, due_date: n % 2 ? today : null }),
  )
  const view = fc.constantFrom('today', 'upcoming', 'all', 'completed', 'inbox')
  const step = fc.record({
    changed: fc.array(task, { maxLength: 4 }),
    removed: fc.array(id),
    view,
    sticky: fc.array(id),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 10 }), (steps) => {
      const byId = new Map(parents.map((parent) => [parent.id, parent]))
      const select = createNestingSelector()
      for (const { changed, removed, view: shown, sticky: ids } of steps) {
        const sticky: StickyRows = new Map(
          ids.flatMap((one) => byId.get(one) ?? []).map((one) => [one.id, one]),
        )
        for (const one of removed) byId.delete(one)
        for (const one of changed) byId.set(one.id, one)
        const tasks = [...byId.values()]
        const sections = select(tasks, shown, today, sticky)
        expect(sections).toEqual(createNestingSelector()(tasks, shown, today, sticky))
        const rows = sections.flatMap((section) => section.tasks)
        expect(new Set(rows).size).toBe(rows.length)
        if (shown === 'all' && sticky.size === 0)
          expect(rows.length).toBe(tasks.filter((one) => one.parent_id === null || !one.completed).length)
      }
    }),
  )
})
