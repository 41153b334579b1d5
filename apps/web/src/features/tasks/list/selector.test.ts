import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampleTask } from '../../../shared/testing/sample-task.ts'
import type { Task } from '../data/task.ts'
import { createSelector, type HeldPlaces } from './selector.ts'

const today = '2026-11-20'
const views = ['today', 'upcoming', 'all', 'completed', 'trash'] as const
const day = fc.constantFrom('2026-11-18', '2026-11-19', today, '2026-11-21', '2026-11-22')
const task: fc.Arbitrary<Task> = fc
  .record({
    id: fc.integer({ min: 0, max: 30 }).map(String),
    priority: fc.constantFrom('low', 'medium', 'high'),
    due_date: fc.option(day),
    done: fc.option(day),
    title: fc.constantFrom('one', 'other'),
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
  changed: fc.array(task, { maxLength: 5 }),
  removed: fc.array(fc.integer({ min: 0, max: 30 }).map(String), { maxLength: 2 }),
  held: fc.array(fc.integer({ min: 0, max: 30 }).map(String), { maxLength: 4 }),
  released: fc.array(fc.integer({ min: 0, max: 30 }).map(String), { maxLength: 20 }),
})

test('step by step it shows what it would show at once', () => {
  fc.assert(
    fc.property(fc.array(task), fc.array(step, { maxLength: 12 }), fc.boolean(), (first, steps, staysOn) => {
      const byId = new Map(first.map((task) => [task.id, task]))
      const select = createSelector()
      let held: HeldPlaces = new Map()
      for (const { view, changed, removed, held: next, released } of steps) {
        const places = next.flatMap((id) => byId.get(id) ?? []).map((task) => [task.id, task] as const)
        held = new Map([...places, ...held].filter(([id]) => !released.includes(id)))
        for (const task of changed) byId.set(task.id, task)
        for (const id of removed) byId.delete(id)
        const shown = [[...byId.values()], staysOn ? 'all' : view, today, held] as const
        expect(select(...shown)).toEqual(createSelector()(...shown))
      }
    }),
  )
})
