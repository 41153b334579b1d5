import { expect, test } from 'vitest'
import { sampleTask } from '../../../shared/testing/sample-task.ts'
import { placementsAmongSiblings, siblingRows, spotAfterStep, spotOver } from './movable-rows.ts'

const [a, b, c, done] = ['a', 'b', 'c', 'done'].map((id, index) =>
  sampleTask({ id, position: `a${index}`, ...(id === 'done' && { status: 'completed', completed: true }) }),
) as [Task, Task, Task, Task]
const [one, two] = ['one', 'two'].map((id, index) =>
  sampleTask({ id, parent_id: 'a', position: `a${index}` }),
) as [Task, Task]
type Task = ReturnType<typeof sampleTask>

const sections = [
  { key: 'open', tasks: [a, one, two, b, c], nested: new Set(['one', 'two']) },
  { key: 'completed', tasks: [done] },
]
const rows = [a, b, c]

test('a task moves among the tasks of its section, and a subtask among those of its parent', () => {
  expect(siblingRows(sections, 'b', true)).toEqual(rows)
  expect(siblingRows(sections, 'one', true)).toEqual([one, two])
  expect(siblingRows(sections, 'done', true)).toBeUndefined()
  expect(siblingRows(sections, 'gone', true)).toBeUndefined()
  // Subtasks are in their manual order in every view.
  expect(siblingRows(sections, 'b', false)).toBeUndefined()
  expect(siblingRows(sections, 'two', false)).toEqual([one, two])
})

test('a step leads past the next row that stays, or to an end', () => {
  const spot = (step: Parameters<typeof spotAfterStep>[2], ...ids: string[]) =>
    spotAfterStep(rows, new Set(ids), step)
  expect(spot('up', 'b')).toEqual({ id: 'a', side: 'before' })
  expect(spot('down', 'b')).toEqual({ id: 'c', side: 'after' })
  expect(spot('top', 'c')).toEqual({ id: 'a', side: 'before' })
  expect(spot('bottom', 'a', 'b')).toEqual({ id: 'c', side: 'after' })
  expect(spot('up', 'a')).toBeUndefined()
  expect(spot('down', 'c')).toBeUndefined()
  expect(spot('top', 'a', 'b', 'c')).toBeUndefined()
})

test('a row is dropped beside a sibling, not on itself and not among the subtasks of another task', () => {
  const drop = (dragged: string, id: string, isUpperHalf = true, parent: string | null = null) =>
    spotOver(rows, new Set([dragged]), { id, isUpperHalf }, parent)
  expect(drop('c', 'b')).toEqual({ id: 'b', side: 'before' })
  expect(drop('a', 'b', false)).toEqual({ id: 'b', side: 'after' })
  expect(drop('b', 'b')).toBeUndefined()
  expect(drop('c', 'two', true, 'a')).toEqual({ id: 'a', side: 'after' })
  expect(drop('a', 'two', true, 'a')).toBeUndefined()
  expect(drop('b', 'done')).toBeUndefined()
})

test('hidden siblings keep their place beside the moved row', () => {
  const hidden = sampleTask({ id: 'hidden', position: 'a1V', status: 'completed', completed: true })
  const elsewhere = sampleTask({ id: 'elsewhere', list_id: 'list', position: 'a1' })
  const [placement] = placementsAmongSiblings([c, b, hidden, a, elsewhere], [c], { id: 'b', side: 'after' })
  expect(placement?.id).toBe('c')
  expect(placement && placement.position > 'a1' && placement.position < 'a1V').toBe(true)
})
