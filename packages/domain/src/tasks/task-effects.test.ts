import { expect, test } from 'vitest'
import type { EntityKind } from '../entities/rows.ts'
import type { EntityMutations } from '../entities/entity-rules.ts'
import { newMutation } from '../sync/new-mutation.ts'
import type { MutationName } from '../sync/mutation.ts'
import { createReplica } from '../sync/replica.ts'
import type { Row } from '../sync/state.ts'
import { newTask } from './task-rules.ts'
import type { Task } from './task.ts'

const user_id = '018f0000-0000-7000-8000-000000000000'
const at = '2026-11-20T08:00:00.000Z'

type Place = Partial<Pick<Task, 'list_id' | 'parent_id' | 'label_ids' | 'completed'>>

const taskRow = (id: string, revision: number, place: Place = {}): Row => ({
  kind: 'task',
  id,
  revision,
  living: newTask({ id, number: 1, user_id, revision }, { title: id, ...place }, at),
  lastLiving: null,
})
const row = (kind: 'list' | 'label', id: string, revision: number): Row => {
  const own = { id, user_id, title: id, name: id, color: null, position: 'a0', archived_at: null }
  return {
    kind,
    id,
    revision,
    living: { ...own, created_at: at, updated_at: at, revision },
    lastLiving: null,
  }
}
const tombstone = ({ kind, id, living }: Row, revision: number): Row => ({
  kind,
  id,
  revision,
  living: null,
  lastLiving: living,
})

function createWith(rows: readonly Row[]) {
  const replica = createReplica(user_id)
  replica.apply({ rows, cursor: 'a.50' })
  let count = 0
  const task = (id: string) => replica.reader.read('task', id).living
  return {
    replica,
    task,
    mutate<Kind extends EntityKind, Name extends MutationName<Kind>>(
      kind: Kind,
      name: Name,
      input: EntityMutations[Kind][Name],
    ) {
      const request = { op_id: `op-${++count}`, kind, name, input, at }
      const mutation = newMutation(replica.state, replica.reader, request)
      replica.apply({ queued: [{ ...mutation, order: count }] })
      return mutation
    },
    /** The living tasks, each with a mark when it is completed. */
    shown: () =>
      [...replica.shown.keys()]
        .flatMap((key) => (key.startsWith('task:') ? [task(key.slice(5))] : []))
        .flatMap((living) => (living === null ? [] : [living.completed ? `${living.id}*` : living.id]))
        .toSorted(),
  }
}

const family = [
  taskRow('top', 1),
  taskRow('one', 2, { parent_id: 'top' }),
  taskRow('two', 3, { parent_id: 'top' }),
]

test('a completed task completes its open subtasks; reopening it reopens itself only', () => {
  const { mutate, shown } = createWith(family)
  mutate('task', 'complete', { id: 'top', completed: true })
  expect(shown()).toEqual(['one*', 'top*', 'two*'])
  mutate('task', 'complete', { id: 'top', completed: false })
  expect(shown()).toEqual(['one*', 'top', 'two*'])
  mutate('task', 'update', { id: 'top', status: 'completed' })
  expect(shown()).toEqual(['one*', 'top*', 'two*'])
})

test('an open subtask reopens its completed parent, added, reopened or moved below it', () => {
  const { mutate, shown } = createWith([...family, taskRow('other', 4)])
  const complete = () => mutate('task', 'complete', { id: 'top', completed: true })
  complete()
  mutate('task', 'complete', { id: 'one', completed: false })
  expect(shown()).toEqual(['one', 'other', 'top', 'two*'])
  complete()
  mutate('task', 'create', { id: 'three', title: 'three', parent_id: 'top' })
  expect(shown()).toEqual(['one*', 'other', 'three', 'top', 'two*'])
  complete()
  mutate('task', 'create', { id: 'done', title: 'done', parent_id: 'top', completed: true })
  expect(shown()).toContain('top*')
  mutate('task', 'update', { id: 'other', parent_id: 'top' })
  expect(shown()).toContain('top')
})

test('a deleted task takes its subtasks along and brings back those, and no others', () => {
  const { mutate, shown } = createWith(family)
  mutate('task', 'delete', { id: 'one' })
  mutate('task', 'delete', { id: 'top' })
  expect(shown()).toEqual([])
  mutate('task', 'restore', { id: 'top' })
  expect(shown()).toEqual(['top', 'two'])
})

test('a list brings back what went with it, by the revisions of a deletion that the log told', () => {
  const [a, b] = [taskRow('a', 1, { list_id: 'list' }), taskRow('b', 2, { list_id: 'list' })]
  const below = taskRow('below', 3, { parent_id: 'b' })
  const before = taskRow('before', 4, { list_id: 'list' })
  const rows = [tombstone(before, 10), tombstone(below, 12), tombstone(a, 13), tombstone(b, 14)]
  const { mutate, shown } = createWith([...rows, tombstone(row('list', 'list', 5), 15)])
  mutate('list', 'restore', { id: 'list' })
  expect(shown()).toEqual(['a', 'b', 'below'])
})

test('a deleted list takes its tasks and their subtasks along, and a task restored alone goes to the Inbox', () => {
  const inside = taskRow('inside', 1, { list_id: 'list' })
  const below = taskRow('below', 2, { parent_id: 'inside' })
  const { mutate, shown, task } = createWith([inside, below, taskRow('inbox', 3), row('list', 'list', 4)])
  mutate('list', 'delete', { id: 'list' })
  expect(shown()).toEqual(['inbox'])
  mutate('task', 'restore', { id: 'below' })
  expect(task('below')).toMatchObject({ parent_id: null, list_id: null })
  mutate('list', 'restore', { id: 'list' })
  expect(shown()).toEqual(['below', 'inbox', 'inside'])
  expect(task('inside')?.list_id).toBe('list')
})

test('a deleted label leaves its tasks, which keep their others; added labels are merged', () => {
  const labels = ['red', 'blue'].map((id, index) => row('label', id, 10 + index))
  const { mutate, task } = createWith([taskRow('a', 1, { label_ids: ['red'] }), ...labels])
  mutate('task', 'update', { id: 'a', add_label_ids: ['blue', 'red'] })
  expect(task('a')?.label_ids).toEqual(['red', 'blue'])
  mutate('label', 'delete', { id: 'red' })
  expect(task('a')?.label_ids).toEqual(['blue'])
})

test('a subtask that leaves its parent gets into the parent’s list', () => {
  const { mutate, task } = createWith([
    taskRow('top', 1, { list_id: 'list' }),
    taskRow('one', 2, { parent_id: 'top' }),
    row('list', 'list', 3),
  ])
  mutate('task', 'update', { id: 'one', parent_id: null })
  expect(task('one')).toMatchObject({ parent_id: null, list_id: 'list' })
})

test('an acknowledged cascade stays as it is shown until the log has delivered all of it', () => {
  const { replica, mutate, shown } = createWith(family)
  const mutation = mutate('task', 'delete', { id: 'top' })
  replica.apply({ settled: [mutation.op_id], rows: [tombstone(family[0]!, 53)], until: 53 })
  expect(shown()).toEqual([])
  replica.apply({ rows: [tombstone(family[1]!, 51)], cursor: 'a.51' })
  expect(shown()).toEqual([])
  // The server kept one of them: another device had moved it away.
  replica.apply({ rows: [taskRow('two', 52)], cursor: 'a.53' })
  expect(shown()).toEqual(['two'])
})
