import { expect, test } from 'vitest'
import { sampleTask } from '../../../shared/testing/sample-task.ts'
import { familiesOf } from './families.ts'
import type { Task } from './task.ts'

const subtask = (id: string, position: string, fields: Partial<Task> = {}) =>
  sampleTask({ id, position, parent_id: 'top', ...fields })
const idsOf = (tasks: readonly Task[], id = 'top') =>
  familiesOf(tasks)
    .get(id)
    ?.subtasks.map((task) => task.id)

test('subtasks are in their manual order, equal positions by id', () => {
  const tasks = [sampleTask({ id: 'top' }), subtask('c', 'a1'), subtask('b', 'a1'), subtask('a', 'a2')]
  expect(idsOf(tasks)).toEqual(['b', 'c', 'a'])
  expect(familiesOf(tasks).has('b')).toBe(false)
})

test('follows added, changed, moved and removed subtasks, and keeps the other families', () => {
  const others = [sampleTask({ id: 'other' }), sampleTask({ id: 'x', parent_id: 'other' })]
  const start = [sampleTask({ id: 'top' }), subtask('a', 'a0'), ...others]
  const other = familiesOf(start).get('other')

  const added = [...start, subtask('b', 'Zz', { completed: true })]
  expect(familiesOf(added).get('top')).toMatchObject({ subtasks: [{ id: 'b' }, { id: 'a' }], done: 1 })
  expect(familiesOf(added).get('other')).toBe(other)

  const moved = added.map((task) => (task.id === 'a' ? { ...task, parent_id: null } : task))
  expect(idsOf(moved)).toEqual(['b'])
  expect(idsOf(moved.filter(({ id }) => id !== 'b'))).toBe(undefined)
})

test('a task without a family changes no family', () => {
  const tasks = [sampleTask({ id: 'top' }), subtask('a', 'a0')]
  const families = familiesOf(tasks)
  expect(familiesOf([...tasks, sampleTask({ id: 'new' })])).toBe(families)
})

test('many changes at once are read again', () => {
  const many = Array.from({ length: 200 }, (_, index) => subtask(`${index}`, 'a0'))
  familiesOf([])
  expect(idsOf(many)).toHaveLength(200)
  expect(idsOf(many.map((task) => ({ ...task, parent_id: 'next' })))).toBe(undefined)
  expect(idsOf(many.slice(0, 3))).toHaveLength(3)
})
