import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampleTask } from '../../../shared/testing/sample-task.ts'
import type { Task } from '../data/task.ts'
import { viewRules, selectSections, type ViewRules } from './select-view.ts'
import { createSelector, type StickyRows } from './selector.ts'
import { groupings, sortings } from './view-options.ts'

const today = '2026-11-20'
const views = ['today', 'upcoming', 'all', 'completed', 'trash', 'inbox', 'list:home', 'label:call'] as const
const day = fc.constantFrom('2026-11-18', '2026-11-19', today, '2026-11-21', '2026-11-22')
const task: fc.Arbitrary<Task> = fc
  .record({
    id: fc.integer({ min: 0, max: 30 }).map(String),
    priority: fc.constantFrom('low', 'medium', 'high'),
    due_date: fc.option(day),
    done: fc.option(day),
    title: fc.constantFrom('one', 'other'),
    list_id: fc.constantFrom(null, 'home', 'work'),
    parent_id: fc.constantFrom(null, 'parent'),
    label_ids: fc.constantFrom([], ['call'], ['call', 'mail']),
    position: fc.constantFrom('a0', 'a1', 'a2'),
  })
  .map(({ done, ...rest }) =>
    sampleTask({
      ...rest,
      created_at: `2026-11-0${(Number(rest.id) % 4) + 1}T08:00:00.000Z`,
      completed: done !== null,
      completed_at: done === null ? null : `${done}T12:00:00.000Z`,
    }),
  )
const step = fc.record({
  view: fc.constantFrom(...views),
  arrangement: fc.option(
    fc.record({ group: fc.constantFrom(...groupings), sort: fc.constantFrom(...sortings) }),
    { nil: undefined },
  ),
  changed: fc.array(task, { maxLength: 5 }),
  removed: fc.array(fc.integer({ min: 0, max: 30 }).map(String), { maxLength: 2 }),
  sticky: fc.array(fc.integer({ min: 0, max: 30 }).map(String), { maxLength: 4 }),
  released: fc.array(fc.integer({ min: 0, max: 30 }).map(String), { maxLength: 20 }),
})

/** The definition of a view: each sticky task at its old place, in its current state. */
function byDefinition(tasks: readonly Task[], rules: ViewRules, sticky: StickyRows) {
  const places = tasks.map((task) => sticky.get(task.id) ?? task)
  return selectSections(places, rules).map(({ key, tasks: section }) => ({
    key,
    tasks: section.map((place) => tasks.find(({ id }) => id === place.id)),
  }))
}

test('incremental selection equals full selection and the definition', () => {
  fc.assert(
    fc.property(fc.array(task), fc.array(step, { maxLength: 12 }), fc.boolean(), (first, steps, staysOn) => {
      const byId = new Map(first.map((task) => [task.id, task]))
      const select = createSelector()
      let sticky: StickyRows = new Map()
      for (const { view, arrangement, changed, removed, sticky: next, released } of steps) {
        const places = next.flatMap((id) => byId.get(id) ?? []).map((task) => [task.id, task] as const)
        sticky = new Map([...places, ...sticky].filter(([id]) => !released.includes(id)))
        for (const task of changed) byId.set(task.id, task)
        for (const id of removed) byId.delete(id)
        const [tasks, shown] = [[...byId.values()], staysOn ? 'all' : view]
        const sections = select(tasks, shown, today, sticky, arrangement)
        expect(sections).toEqual(createSelector()(tasks, shown, today, sticky, arrangement))
        if (shown !== 'trash')
          expect(sections).toEqual(byDefinition(tasks, viewRules(shown, today, arrangement), sticky))
      }
    }),
  )
})

test('a sticky row keeps its place and shows its current state', () => {
  const before = ['a', 'b', 'c'].map((id, n) =>
    sampleTask({ id, title: id, created_at: `2026-11-0${9 - n}T08:00:00.000Z` }),
  )
  const [, second] = before as [Task, Task, Task]
  const now = sampleTask({
    ...second,
    title: 'b, renamed',
    status: 'completed',
    completed: true,
    completed_at: '2026-11-20T12:00:00.000Z',
  })
  const after = before.map((task) => (task.id === 'b' ? now : task))
  const sticky: StickyRows = new Map([['b', second]])
  const select = createSelector()
  select(before, 'all', today)
  // Incremental and full selection.
  for (const selector of [select, createSelector()]) {
    const sections = selector(after, 'all', today, sticky)
    expect(sections.map(({ key }) => key)).toEqual(['open'])
    expect(sections[0]?.tasks).toEqual([before[0], now, before[2]])
  }
  expect(select(after, 'all', today).map(({ key, tasks }) => [key, tasks.map(({ id }) => id)])).toEqual([
    ['open', ['a', 'c']],
    ['completed', ['b']],
  ])
})

test('a sticky row follows each further change, until it is gone', () => {
  const tasks = ['a', 'b', 'c'].map((id) => sampleTask({ id, title: id }))
  const [first, second, third] = tasks as [Task, Task, Task]
  const sticky: StickyRows = new Map([['b', second]])
  const select = createSelector()
  const shown = (now: readonly Task[]) =>
    select(now, 'all', today, sticky).flatMap((section) => section.tasks.map(({ title }) => title))
  const titled = (title: string) => [first, { ...second, title }, third]
  expect(shown(tasks)).toContain('b')
  for (const title of ['one', 'two', 'three']) expect(shown(titled(title))).toContain(title)
  expect(shown([first, third]).toSorted()).toEqual(['a', 'c'])
})
