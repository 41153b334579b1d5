import { expect, test } from 'vitest'
import { newTask } from '../tasks/task-rules.ts'
import type { DeletedTask } from '../tasks/trash.ts'
import type { Change } from './change.ts'
import { newMutation } from './base-revision.ts'
import { receivePage, receiveTrash } from './receive.ts'
import { createReplica } from './replica.ts'

const user_id = '01890000-0000-7000-8000-000000000002'
const at = '2026-02-01T00:00:00.000Z'
const taskAt = (id: string, revision: number, title = id) =>
  newTask({ id, number: 1, user_id, revision }, { title }, at)
const stone = (id: string, revision: number, title = id): DeletedTask => ({
  ...taskAt(id, revision, title),
  deleted_at: at,
})
const upsert = (id: string, revision: number): Change => ({
  type: 'upsert',
  revision,
  task: taskAt(id, revision),
})
const deletion = (id: string, revision: number): Change => ({ type: 'delete', revision, id })

/** A replica that has read the log to revision 90, and holds these tasks. */
function replicaOf(...changes: Change[]) {
  const replica = createReplica(user_id)
  const read = (cursor: string, later: Change[], reset = false) =>
    replica.apply(receivePage(replica.state, { changes: later, cursor, has_more: false, reset })!)
  read('a.90', changes, true)
  const look = (tasks: DeletedTask[], { isWhole = false, cursor = 'a.90' } = {}) => {
    const delta = receiveTrash(replica.state, { tasks, isWhole, cursor })
    if (delta !== undefined) replica.apply(delta)
    return delta
  }
  const lastLiving = () =>
    [...replica.shown.values()].flatMap(({ buried: lastLiving }) => (lastLiving ? [lastLiving.title] : []))
  return { replica, read, look, buried: lastLiving }
}

test('a deleted task that was never seen alive is learnt as a task, once, and can be brought back at once', () => {
  const { replica, look, buried: lastLiving } = replicaOf()
  expect(look([stone('gone', 7)])).toEqual({
    rows: [{ id: 'gone', revision: 7, task: null, buried: taskAt('gone', 7) }],
    forgotten: [],
  })
  expect(lastLiving()).toEqual(['gone'])
  expect(look([stone('gone', 7)])).toBeUndefined()
  const request = { op_id: 'back', name: 'restore', input: { id: 'gone' }, at } as const
  replica.apply({ queued: [newMutation(replica.state, replica.shown.get('gone'), request)] })
  expect(replica.shown.get('gone')?.task?.title).toBe('gone')
})

test('the text that stood when it was deleted goes before an older one', () => {
  const { read, look, buried: lastLiving } = replicaOf(upsert('gone', 7))
  read('a.95', [deletion('gone', 95)])
  expect(lastLiving()).toEqual(['gone'])
  look([stone('gone', 95, 'Named anew')])
  expect(lastLiving()).toEqual(['Named anew'])
})

test('a stale look takes nothing away and brings nothing back', () => {
  const { replica, read, look, buried: lastLiving } = replicaOf(upsert('living', 80), upsert('anew', 80))
  read('a.95', [deletion('anew', 95)])
  expect(look([stone('living', 70, 'Old'), stone('anew', 70, 'Old')])).toBeUndefined()
  expect(replica.shown.get('living')?.task?.title).toBe('living')
  expect(lastLiving()).toEqual(['anew'])
})

test('what is ahead of the log is left to it', () => {
  const { read, look, buried: lastLiving } = replicaOf()
  expect(look([stone('ahead', 91)])).toBeUndefined()
  read('a.92', [upsert('ahead', 92)])
  expect(lastLiving()).toEqual([])
})

test('a look into another history says nothing', () => {
  const { read, look } = replicaOf()
  read('b.90', [], true)
  expect(look([stone('gone', 7)])).toBeUndefined()
  expect(createReplica(user_id).state.cursor).toBeUndefined()
  expect(
    receiveTrash(createReplica(user_id).state, {
      tasks: [stone('gone', 7)],
      isWhole: true,
      cursor: undefined,
    }),
  ).toBeUndefined()
})

test('what a whole trash lacks was purged, unless it was deleted since', () => {
  const { read, look, buried: lastLiving } = replicaOf(upsert('old', 1), upsert('kept', 2), upsert('late', 3))
  read('a.95', [deletion('old', 94), deletion('kept', 95)])
  read('a.96', [deletion('late', 96)])
  look([stone('kept', 95)], { cursor: 'a.95' })
  expect(lastLiving()).toEqual(['old', 'kept', 'late'])
  look([stone('kept', 95)], { cursor: 'a.95', isWhole: true })
  expect(lastLiving()).toEqual(['kept', 'late'])
})
