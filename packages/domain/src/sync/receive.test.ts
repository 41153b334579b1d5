import { expect, test } from 'vitest'
import type { EntityChange } from '../entities/change.ts'
import { newTask } from '../tasks/task-rules.ts'
import type { Task } from '../tasks/task.ts'
import type { DeletedTask } from '../tasks/trash.ts'
import { newMutation } from './new-mutation.ts'
import { receiveTrash } from './receive-trash.ts'
import { receivePage } from './receive.ts'
import { createReplica } from './replica.ts'

const user_id = '01890000-0000-7000-8000-000000000002'
const at = '2026-02-01T00:00:00.000Z'
const taskAt = (id: string, revision: number, title = id) =>
  newTask({ id, number: 1, user_id, revision }, { title }, at)
const tombstone = (id: string, revision: number, title = id): DeletedTask => ({
  ...taskAt(id, revision, title),
  deleted_at: at,
})
const upsert = (id: string, revision: number): EntityChange => ({
  kind: 'task',
  type: 'upsert',
  revision,
  entity: taskAt(id, revision),
})
const deletion = (id: string, revision: number): EntityChange => ({
  kind: 'task',
  type: 'delete',
  revision,
  id,
})

/** A replica that has read the log up to revision 90 and contains these changes. */
function replicaOf(...changes: EntityChange[]) {
  const replica = createReplica(user_id)
  const read = (cursor: string, later: EntityChange[], reset = false) =>
    replica.apply(receivePage(replica.state, { changes: later, cursor, has_more: false, reset })!)
  read('a.90', changes, true)
  const look = (rows: DeletedTask[], { isWhole = false, cursor = 'a.90' } = {}) => {
    const delta = receiveTrash(replica.state, { kind: 'task', rows, isWhole, cursor })
    if (delta !== undefined) replica.apply(delta)
    return delta
  }
  const lastLiving = () =>
    [...replica.shown.values()].flatMap(({ lastLiving }) => (lastLiving ? [(lastLiving as Task).title] : []))
  const titleOf = (id: string) => (replica.shown.get(`task:${id}`)?.living as Task | undefined)?.title
  return { replica, read, look, lastLiving, titleOf }
}

test('adds a deleted task that was never seen alive, once, and restores it at once', () => {
  const { replica, look, lastLiving, titleOf } = replicaOf()
  expect(look([tombstone('gone', 7)])).toEqual({
    rows: [{ kind: 'task', id: 'gone', revision: 7, living: null, lastLiving: taskAt('gone', 7) }],
    forgotten: [],
  })
  expect(lastLiving()).toEqual(['gone'])
  expect(look([tombstone('gone', 7)])).toBeUndefined()
  const request = { op_id: 'back', kind: 'task', name: 'restore', input: { id: 'gone' }, at } as const
  replica.apply({ queued: [newMutation(replica.state, replica.reader, request)] })
  expect(titleOf('gone')).toBe('gone')
})

test('prefers the text at the deletion to an older one', () => {
  const { read, look, lastLiving } = replicaOf(upsert('gone', 7))
  read('a.95', [deletion('gone', 95)])
  expect(lastLiving()).toEqual(['gone'])
  look([tombstone('gone', 95, 'Renamed')])
  expect(lastLiving()).toEqual(['Renamed'])
})

test('a stale response removes nothing and restores nothing', () => {
  const { read, look, lastLiving, titleOf } = replicaOf(upsert('living', 80), upsert('deleted', 80))
  read('a.95', [deletion('deleted', 95)])
  expect(look([tombstone('living', 70, 'Old'), tombstone('deleted', 70, 'Old')])).toBeUndefined()
  expect(titleOf('living')).toBe('living')
  expect(lastLiving()).toEqual(['deleted'])
})

test('ignores tasks ahead of the cursor', () => {
  const { read, look, lastLiving } = replicaOf()
  expect(look([tombstone('ahead', 91)])).toBeUndefined()
  read('a.92', [upsert('ahead', 92)])
  expect(lastLiving()).toEqual([])
})

test('ignores a response of another epoch', () => {
  const { read, look } = replicaOf()
  read('b.90', [], true)
  expect(look([tombstone('gone', 7)])).toBeUndefined()
  expect(createReplica(user_id).state.cursor).toBeUndefined()
  expect(
    receiveTrash(createReplica(user_id).state, {
      kind: 'task',
      rows: [tombstone('gone', 7)],
      isWhole: true,
      cursor: undefined,
    }),
  ).toBeUndefined()
})

test('removes tasks that a whole trash lacks, unless they were deleted later', () => {
  const { read, look, lastLiving } = replicaOf(upsert('old', 1), upsert('kept', 2), upsert('late', 3))
  read('a.95', [deletion('old', 94), deletion('kept', 95)])
  read('a.96', [deletion('late', 96)])
  look([tombstone('kept', 95)], { cursor: 'a.95' })
  expect(lastLiving()).toEqual(['old', 'kept', 'late'])
  look([tombstone('kept', 95)], { cursor: 'a.95', isWhole: true })
  expect(lastLiving()).toEqual(['kept', 'late'])
})
