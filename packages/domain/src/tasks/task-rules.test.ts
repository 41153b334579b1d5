import { expect, test } from 'vitest'
import { UNPLACED } from '../entities/unplaced.ts'
import { newTask, patchTask } from './task-rules.ts'

const identity = {
  id: '01890000-0000-7000-8000-000000000001',
  number: 7,
  user_id: '01890000-0000-7000-8000-000000000002',
  revision: 3,
}
const made = '2026-01-01T00:00:00.000Z'
const later = '2026-02-01T00:00:00.000Z'

test('a new task is pending, of medium priority and otherwise empty', () => {
  expect(newTask(identity, { title: 'Buy milk' }, made)).toEqual({
    ...identity,
    title: 'Buy milk',
    description: null,
    status: 'pending',
    completed: false,
    priority: 'medium',
    due_date: null,
    completed_at: null,
    list_id: null,
    parent_id: null,
    label_ids: [],
    recurrence: null,
    next_id: null,
    position: UNPLACED,
    reminders: [],
    created_at: made,
    updated_at: made,
  })
})

test('a new task may be completed, now or at a given time', () => {
  const input = { title: 'a', status: 'completed' } as const
  expect(newTask(identity, input, later).completed_at).toBe(later)
  expect(newTask(identity, { ...input, completed_at: made }, later).completed_at).toBe(made)
})

const task = newTask(
  identity,
  { title: 'a', description: 'b', priority: 'high', due_date: '2026-12-31', status: 'in_progress' },
  made,
)

test('an empty patch changes only the revision and the time of the last change', () => {
  expect(patchTask(task, {}, later, 4)).toEqual({ ...task, updated_at: later, revision: 4 })
})

test('a patch changes its fields; null clears', () => {
  expect(patchTask(task, { title: 'c', priority: 'low' }, later, 4)).toMatchObject({
    title: 'c',
    description: 'b',
    priority: 'low',
    due_date: '2026-12-31',
    status: 'in_progress',
  })
  expect(patchTask(task, { description: null, due_date: null }, later, 4)).toMatchObject({
    title: 'a',
    description: null,
    priority: 'high',
    due_date: null,
  })
  expect(patchTask(task, { description: '' }, later, 4).description).toBe('')
})

test('a patch does not modify its argument', () => {
  const before = { ...task }
  patchTask(task, { title: 'c', completed: true, due_date: null }, later, 4)
  expect(task).toEqual(before)
})

test('a patch with contradicting views changes nothing', () => {
  expect(patchTask(task, { title: 'c', status: 'pending', completed: true }, later, 4)).toBe(task)
})

test('a whole task sent back with one changed view changes that view only', () => {
  const { status, completed_at } = task
  expect(patchTask(task, { status, completed_at, completed: true }, later, 4)).toEqual({
    ...task,
    status: 'completed',
    completed: true,
    completed_at: later,
    updated_at: later,
    revision: 4,
  })
})
