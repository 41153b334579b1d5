import type { Task } from '../tasks/task.ts'
import type { DeletedTask } from '../tasks/trash.ts'
import { parseLogCursor } from './cursor.ts'
import { cursorRevision } from './receive-page.ts'
import type { ReplicaDelta, ReplicaState } from './replica-state.ts'
import type { Row } from './row.ts'

/** What the server said is in the trash, and what it said it to. */
export interface Trash {
  readonly tasks: readonly DeletedTask[]
  /** Whether that is all of it. */
  readonly isWhole: boolean
  /** Where the replica stood in the log when it asked. */
  readonly cursor: string | undefined
}

/**
 * What a look into the trash changes: the log tells no texts of deleted tasks, so those that this replica never saw alive are learnt
 * here. Only how a deletion looks changes, never that it happened: a task that lives by what was read of the log, or was deleted
 * anew, stays as it is, and what is ahead of the log is left to it. Of a whole trash that lacks a deleted task, nothing
 * brings that one back any more. Undefined when nothing is new, and for a look into another history.
 */
export function receiveTrash(state: ReplicaState, trash: Trash): ReplicaDelta | undefined {
  const asked = parseLogCursor(trash.cursor ?? '')
  const own = parseLogCursor(state.cursor ?? '')
  if (asked === undefined || asked.epoch !== own?.epoch) return undefined
  const rows = trash.tasks
    .filter((task) => task.revision <= cursorRevision(state) && isUnknown(state.rows.get(task.id), task))
    .map((task): Row => ({ id: task.id, revision: task.revision, task: null, buried: asTask(task) }))
  const listed = new Set(trash.tasks.map(({ id }) => id))
  const forgotten = [...(trash.isWhole ? state.rows.values() : [])].flatMap(({ id, task, revision }) =>
    task === null && revision <= asked.revision && !listed.has(id) ? [id] : [],
  )
  return rows.length + forgotten.length === 0 ? undefined : { rows, forgotten }
}

/** A tombstone that was not kept is one that the log was read past. */
function isUnknown(row: Row | undefined, { revision }: DeletedTask): boolean {
  if (row === undefined) return true
  return row.task === null && row.revision === revision && row.buried?.revision !== revision
}

function asTask(deleted: DeletedTask): Task {
  const task: Task & { deleted_at?: string } = { ...deleted }
  delete task.deleted_at
  return task
}
