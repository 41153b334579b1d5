import { expect, test } from 'vitest'
import { newTask, patchTask } from '../tasks/task-rules.ts'
import type { Mutation } from './mutation.ts'
import { reduce } from './fold.ts'
import { noState, type RowState } from './state.ts'

const user_id = '01890000-0000-7000-8000-000000000002'
const id = '01890000-0000-7000-8000-000000000001'
const made = '2026-01-01T00:00:00.000Z'
const at = '2026-02-01T00:00:00.000Z'
const task = newTask({ id, number: 7, user_id, revision: 3 }, { title: 'a', description: 'b' }, made)
const alive: RowState = { living: task, lastLiving: null }
const lastLiving: RowState = { living: null, lastLiving: task }

const after = (state: RowState, mutation: Pick<Mutation, 'name' | 'input'>) =>
  reduce(state, { kind: 'task', ...mutation }, { user_id, at })

test('creates the task that the server will create, without number and revision', () => {
  const input = { id, title: 'New', priority: 'high', completed: true } as const
  expect(after(noState, { name: 'create', input })).toEqual({
    living: newTask({ id, number: 0, user_id, revision: 0 }, input, at),
    lastLiving: null,
  })
  expect(after(alive, { name: 'create', input })).toBe(alive)
})

test.each([
  { title: 'c' },
  { description: null, due_date: '2026-12-31' },
  { status: 'completed' },
  { completed_at: made },
  { priority: 'low', completed: false },
] as const)('updates by %j as the server does', (patch) => {
  const updated = after(alive, { name: 'update', input: { id, ...patch, base_revision: 3 } })
  expect(updated.living).toEqual(patchTask(task, patch, at, task.revision))
})

test('completes and reopens a task', () => {
  const done = after(alive, { name: 'complete', input: { id, completed: true } })
  expect(done.living).toMatchObject({ status: 'completed', completed: true, completed_at: at, revision: 3 })
  const open = after(done, { name: 'complete', input: { id, completed: false } })
  expect(open.living).toMatchObject({ status: 'pending', completed: false, completed_at: null })
})

test('keeps a deleted task and restores it unchanged', () => {
  const gone = after(alive, { name: 'delete', input: { id } })
  expect(gone).toEqual(lastLiving)
  expect(after(gone, { name: 'restore', input: { id } })).toEqual(alive)
  expect(after(alive, { name: 'restore', input: { id } })).toEqual(alive)
})

test.each(['update', 'complete', 'delete', 'restore'] as const)(
  '%s does nothing to an unknown task',
  (name) => {
    const input = { id, completed: true, title: 'x' }
    expect(after(noState, { name, input })).toEqual(noState)
  },
)
