import { afterEach, expect, test } from 'vitest'
import type { EntityKind } from '../entities/rows.ts'
import type { EntityMutations } from '../entities/entity-rules.ts'
import { newMutation } from '../sync/new-mutation.ts'
import type { MutationName } from '../sync/mutation.ts'
import { createReplica } from '../sync/replica.ts'
import type { Row } from '../sync/state.ts'
import { nextSubtaskId, nextTaskId } from './recurrence/derived-ids.ts'
import { provideRecurrence } from './recurrence/loaded-recurrence.ts'
import { nextTask } from './recurrence/next-task.ts'
import { resolveRecurrence } from './recurrence/resolve-recurrence.ts'
import { newTask } from './task-rules.ts'
import type { Task } from './task.ts'

const user_id = '018f0000-0000-7000-8000-000000000000'
const at = '2026-11-20T08:00:00.000Z'

type Place = Partial<Pick<Task, 'list_id' | 'parent_id' | 'label_ids' | 'completed' | 'reminders'>>

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

const top = '018f4e9a-7b2c-7def-8abc-0123456789ab'
const sub = '018f4e9a-7b2c-7def-8abc-0123456789ac'
const before = { minutes_before: 30 }
// One at an instant isn't copied.
const reminders = [{ at: '2026-11-20T09:00:00.000Z' }, before]
const code = { nextTask, resolveRecurrence }
provideRecurrence(code)
const repeating: Row = (() => {
  const row = taskRow(top, 1)
  const input = { title: top, due_date: '2026-11-20', recurrence: { rule: 'FREQ=WEEKLY' }, reminders }
  return { ...row, living: newTask({ id: top, number: 1, user_id, revision: 1 }, input, at) }
})()

afterEach(() => provideRecurrence(undefined))

test.each(['complete', 'update'] as const)(
  'a repeating task that %s completes is followed by the next one',
  (name) => {
    provideRecurrence(code)
    const { mutate, task, shown } = createWith([repeating, taskRow(sub, 2, { parent_id: top, reminders })])
    const next = nextTaskId(top)
    mutate('task', name, { id: top, completed: true })
    expect(shown()).toEqual([`${top}*`, `${sub}*`, next, nextSubtaskId(sub, next)].toSorted())
    expect(task(top)).toMatchObject({ next_id: next })
    expect(task(next)).toMatchObject({
      title: top,
      due_date: '2026-11-27',
      recurrence: task(top)?.recurrence,
      reminders: [before],
    })
    expect(task(nextSubtaskId(sub, next))).toMatchObject({
      title: sub,
      parent_id: next,
      completed: false,
      reminders: [before],
    })
    // Reopened and completed again it makes nothing new.
    mutate('task', 'complete', { id: top, completed: false })
    const again = mutate('task', 'complete', { id: top, completed: true })
    expect((again.effects ?? []).map(({ name: effect }) => effect)).not.toContain('create')
  },
)

test('without the code of repeating tasks the server alone makes the next one', () => {
  const { mutate, shown } = createWith([repeating])
  mutate('task', 'complete', { id: top, completed: true })
  expect(shown()).toEqual([`${top}*`])
})

test('an edit of when an open repeating task is due expects it to be open', () => {
  const { mutate } = createWith([repeating, taskRow('other', 2)])
  expect(mutate('task', 'update', { id: top, due_date: '2026-12-01' }).input).toMatchObject({
    expects_open: true,
  })
  expect(mutate('task', 'update', { id: top, recurrence: null }).input).toMatchObject({ expects_open: true })
  expect(mutate('task', 'update', { id: top, title: 'new' }).input).not.toHaveProperty('expects_open')
  expect(mutate('task', 'update', { id: 'other', due_date: '2026-12-01' }).input).not.toHaveProperty(
    'expects_open',
  )
})
