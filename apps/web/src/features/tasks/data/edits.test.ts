import { expect, test } from 'vitest'
import { sampleTask } from '../../../shared/testing/sample-task.ts'
import { redoOf, applicablePatch, undoOf, type Edit } from './edits.ts'

const done = sampleTask({
  id: 'a',
  status: 'completed',
  completed: true,
  completed_at: '2026-11-19T08:00:00.000Z',
  description: 'Notes',
})

test('undoOf restores exactly the replaced values, including the completion time', () => {
  const edit: Edit = { kind: 'update', id: 'a', patch: { status: 'pending', description: null } }
  expect(undoOf(edit, done)).toEqual({
    kind: 'update',
    id: 'a',
    patch: { status: 'completed', completed_at: '2026-11-19T08:00:00.000Z', description: 'Notes' },
    expects: { status: 'pending', description: null },
  })
})

test('a creation is undone by a deletion and redone by a restore of the same task', () => {
  const edit: Edit = { kind: 'create', input: { id: 'new', title: 'New' } }
  expect(undoOf(edit, undefined)).toEqual({ kind: 'delete', id: 'new' })
  expect(redoOf(edit, undefined)).toEqual({ kind: 'restore', id: 'new' })
})

test('undoes only fields that nobody has changed since', () => {
  const back = {
    kind: 'update',
    id: 'a',
    patch: { title: 'Old', priority: 'low' },
    expects: { title: 'New', priority: 'high' },
  } as const
  expect(applicablePatch(back, sampleTask({ id: 'a', title: 'New', priority: 'medium' }))).toEqual({
    title: 'Old',
  })
  expect(applicablePatch(back, sampleTask({ id: 'a', title: 'Theirs', priority: 'medium' }))).toBe(undefined)
})

test('null counts as an expected value', () => {
  const back = {
    kind: 'update',
    id: 'a',
    patch: { due_date: '2031-01-01' },
    expects: { due_date: null },
  } as const
  expect(applicablePatch(back, sampleTask({ id: 'a', due_date: '2030-01-01' }))).toBe(undefined)
  expect(applicablePatch(back, sampleTask({ id: 'a' }))).toEqual({ due_date: '2031-01-01' })
})

test('the completion time follows the status, even when the server formats it differently', () => {
  const back = {
    kind: 'update',
    id: 'a',
    patch: { status: 'pending', completed_at: '2026-11-18T08:00:00.000Z' },
    expects: { status: 'completed', completed_at: '2026-11-19T08:00:00Z' },
  } as const
  // The status matches, so the time follows although its text differs.
  expect(applicablePatch(back, done)).toEqual(back.patch)
  // The task was reopened since, so neither the status nor the time changes.
  expect(applicablePatch({ ...back, expects: { status: 'completed' } }, sampleTask({ id: 'a' }))).toBe(
    undefined,
  )
})
