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

test('what takes an edit back restores exactly what it replaced, the moment of completion too', () => {
  const edit: Edit = { kind: 'update', id: 'a', patch: { status: 'pending', description: null } }
  expect(undoOf(edit, done)).toEqual({
    kind: 'update',
    id: 'a',
    patch: { status: 'completed', completed_at: '2026-11-19T08:00:00.000Z', description: 'Notes' },
    expects: { status: 'pending', description: null },
  })
})

test('a creation is taken back as a deletion, and comes again as the same task', () => {
  const edit: Edit = { kind: 'create', input: { id: 'new', title: 'New' } }
  expect(undoOf(edit, undefined)).toEqual({ kind: 'delete', id: 'new' })
  expect(redoOf(edit, undefined)).toEqual({ kind: 'restore', id: 'new' })
})

test('only fields that nobody changed since are taken back', () => {
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

test('a cleared value is a value that can be expected', () => {
  const back = {
    kind: 'update',
    id: 'a',
    patch: { due_date: '2031-01-01' },
    expects: { due_date: null },
  } as const
  expect(applicablePatch(back, sampleTask({ id: 'a', due_date: '2030-01-01' }))).toBe(undefined)
  expect(applicablePatch(back, sampleTask({ id: 'a' }))).toEqual({ due_date: '2031-01-01' })
})

test('the moment of completion goes with the status, however the server wrote it', () => {
  const back = {
    kind: 'update',
    id: 'a',
    patch: { status: 'pending', completed_at: '2026-11-18T08:00:00.000Z' },
    expects: { status: 'completed', completed_at: '2026-11-19T08:00:00Z' },
  } as const
  // The status is what was expected: the moment follows, although its text is another.
  expect(applicablePatch(back, done)).toEqual(back.patch)
  // The task was reopened since: the moment stays with the status, although nothing else is expected of it.
  expect(applicablePatch({ ...back, expects: { status: 'completed' } }, sampleTask({ id: 'a' }))).toBe(
    undefined,
  )
})
