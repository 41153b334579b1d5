import { expect, test } from 'vitest'
import { newTask, patchTask } from './task-rules.ts'

const identity = {
  id: '01890000-0000-7000-8000-000000000001',
  number: 7,
  user_id: '01890000-0000-7000-8000-000000000002',
  revision: 3,
}
const made = '2026-01-01T00:00:00.000Z'
const later = '2026-02-01T00:00:00.000Z'

test('a new task is pending, of medium priority, empty where nothing was said', () => {
  expect(newTask(identity, { title: 'Buy milk' }, made)).toEqual({
    ...identity,
    title: 'Buy milk',
    description: null,
    status: 'pending',
    completed: false,
    priority: 'medium',
    due_date: null,
    completed_at: null,
    created_at: made,
    updated_at: made,
  })
})

test('a new task may be completed already, now or at a given moment', () => {
  const input = { title: 'a', status: 'completed' } as const
  expect(newTask(identity, input, later).completed_at).toBe(later)
  expect(newTask(identity, { ...input, completed_at: made }, later).completed_at).toBe(made)
})

const task = newTask(
  identity,
  { title: 'a', description: 'b', priority: 'high', due_date: '2026-12-31', status: 'in_progress' },
  made,
)

test('an empty patch moves the revision and the time of the last change, and nothing else', () => {
  expect(patchTask(task, {}, later, 4)).toEqual({ ...task, updated_at: later, revision: 4 })
})

test('a patch changes what it names; null clears', () => {
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

test('a patch leaves the task it was given untouched', () => {
  const before = { ...task }
  patchTask(task, { title: 'c', completed: true, due_date: null }, later, 4)
  expect(task).toEqual(before)
})

test('a patch whose views contradict each other leaves the task as it is', () => {
  expect(patchTask(task, { title: 'c', status: 'pending', completed: true }, later, 4)).toBe(task)
})

test('a task sent back with one view changed changes that view alone', () => {
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
