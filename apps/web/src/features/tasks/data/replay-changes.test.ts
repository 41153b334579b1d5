import { expect, test } from 'vitest'
import { sampleTask } from '../testing/sample-task.ts'
import { replayChanges } from './replay-changes.ts'
import type { TaskChange } from './task-change.ts'

const at = '2026-11-20T10:00:00.000Z'
const milk = sampleTask({ id: 'milk', status: 'in_progress', revision: 4 })
const bread = sampleTask({ id: 'bread' })

const create: TaskChange = {
  kind: 'create',
  id: 'jam',
  at,
  input: { id: 'jam', title: 'Jam', due_date: '2026-12-01' },
}
const rename: TaskChange = { kind: 'update', id: 'milk', at, title: 'milk', patch: { title: 'Oat milk' } }
const complete: TaskChange = { kind: 'complete', id: 'milk', at, title: 'milk', completed: true }
const remove: TaskChange = { kind: 'delete', id: 'bread', at, title: 'bread' }

test('shows every change by the rules of the server', () => {
  const tasks = replayChanges([milk, bread], [create, rename, complete, remove])
  expect(tasks).toEqual([
    { ...milk, title: 'Oat milk', status: 'completed', completed: true, completed_at: at, updated_at: at },
    expect.objectContaining({
      id: 'jam',
      title: 'Jam',
      due_date: '2026-12-01',
      priority: 'medium',
      status: 'pending',
    }),
  ])
})

test('a change that is dropped takes back itself and nothing else', () => {
  const [kept] = replayChanges([milk, bread], [complete, remove])
  expect(kept).toMatchObject({ title: 'milk', completed: true })
})

test('a creation that the list knows already is not shown twice', () => {
  const confirmed = sampleTask({ id: 'jam', title: 'Jam', revision: 9 })
  expect(replayChanges([confirmed], [create])).toEqual([confirmed])
})

test('changes of a task that is gone show nothing', () => {
  expect(replayChanges([], [rename, complete, remove])).toEqual([])
})

test('without changes the list is the very same one', () => {
  const confirmed = [milk]
  expect(replayChanges(confirmed, [])).toBe(confirmed)
})
