import { expect, test } from 'vitest'
import type { EntityChangePage } from '../entities/change.ts'
import { newTask } from '../tasks/task-rules.ts'
import type { Task } from '../tasks/task.ts'
import type { Mutation } from './mutation.ts'
import { newMutation } from './new-mutation.ts'
import { receivePage } from './receive.ts'
import { createReplica } from './replica.ts'
import { confirmMutation, rejectMutation } from './settle.ts'

const user_id = '01890000-0000-7000-8000-000000000002'
const at = '2026-02-01T00:00:00.000Z'
const taskAt = (revision: number, title: string): Task =>
  newTask({ id: 'task', number: 1, user_id, revision }, { title }, at)
const page = (cursor: string, task: Task): EntityChangePage => ({
  changes: [{ kind: 'task', type: 'upsert', revision: task.revision, entity: task }],
  cursor,
  has_more: false,
  reset: true,
})

/** A replica at revision 90 with two queued edits, the second on top of the first. */
function createWaiting() {
  const replica = createReplica(user_id)
  replica.apply(receivePage(replica.state, page('old.90', taskAt(90, 'Seen')))!)
  for (const [op_id, title] of [
    ['one', 'Mine'],
    ['two', 'Mine, again'],
  ] as const) {
    const request = { op_id, kind: 'task', name: 'update', input: { id: 'task', title }, at } as const
    replica.apply({ queued: [newMutation(replica.state, replica.reader, request)] })
  }
  return replica
}
const bases = (mutations: readonly Mutation[]) =>
  mutations.map((mutation) => mutation.name === 'update' && mutation.input.base_revision)

test('rebases a queued edit in another epoch only when its author saw the current text', () => {
  const same = createWaiting()
  expect(bases(same.state.operations)).toEqual([90, 90])
  same.apply(receivePage(same.state, page('new.40', taskAt(40, 'Seen')))!)
  // The second edit continues from a text that the server does not have yet.
  expect(bases(same.state.operations)).toEqual([40, 0])
  same.apply(confirmMutation(same.state, same.state.operations[0]!, taskAt(41, 'Mine'), 41))
  expect(bases(same.state.operations)).toEqual([41])

  const other = createWaiting()
  other.apply(receivePage(other.state, page('new.40', taskAt(40, 'Never seen')))!)
  expect(bases(other.state.operations)).toEqual([0, 0])
})

test('a conflict turns only the text of an edit into an issue; the other fields stay queued', () => {
  const replica = createReplica(user_id)
  replica.apply(receivePage(replica.state, page('old.90', taskAt(90, 'Seen')))!)
  const request = {
    op_id: 'one',
    kind: 'task',
    name: 'update',
    input: { id: 'task', title: 'Mine', priority: 'high' },
    at,
  } as const
  replica.apply({ queued: [newMutation(replica.state, replica.reader, request)] })
  const current = taskAt(95, 'Theirs')
  const refusal = { code: 'REVISION_CONFLICT', message: '', issues: [], current }
  replica.apply(rejectMutation(replica.state.operations[0]!, refusal))
  expect(replica.state.operations).toMatchObject([{ op_id: 'one', input: { id: 'task', priority: 'high' } }])
  expect(replica.state.operations[0]?.input).not.toHaveProperty('title')
  expect(replica.shown.get('task:task')?.living).toMatchObject({ title: 'Seen', priority: 'high' })
  expect(replica.state.issues).toMatchObject([
    {
      operation: { op_id: 'one:texts', input: { id: 'task', title: 'Mine' } },
      conflict: { mine: { title: 'Mine' }, theirs: { title: 'Theirs' } },
    },
  ])
})

test('a page of the same epoch rebases no edit', () => {
  const replica = createWaiting()
  replica.apply(receivePage(replica.state, page('old.95', taskAt(95, 'Theirs')))!)
  expect(bases(replica.state.operations)).toEqual([90, 90])
})

test('retries an edit when the conflicting text is the one that its author saw', () => {
  const replica = createWaiting()
  const [one] = replica.state.operations
  const refusal = { code: 'REVISION_CONFLICT', message: '', issues: [] }
  replica.apply(rejectMutation(one!, { ...refusal, current: taskAt(95, 'Seen') }))
  expect(bases(replica.state.operations)).toEqual([95, 90])
  expect(replica.state.issues).toEqual([])
  const [again] = replica.state.operations
  replica.apply(rejectMutation(again!, { ...refusal, current: taskAt(96, 'Theirs') }))
  expect(replica.state.issues).toMatchObject([
    { conflict: { mine: { title: 'Mine' }, theirs: { title: 'Theirs' } } },
  ])
})
