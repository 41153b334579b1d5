import type { Issue } from '../issues.ts'
import type { Task } from '../tasks/task.ts'
import type { Mutation, Texts } from './mutation.ts'

/** The state of one task id: alive, deleted but restorable, or unknown. */
export interface TaskState {
  /** The living task; null when it is deleted or unknown. */
  readonly task: Task | null
  /** The last living state of a deleted task; null while the task lives, or when this replica never saw it alive. */
  readonly buried: Task | null
  /** The revision that the server confirmed; missing in a state that a queued mutation produced. */
  readonly revision?: number
}

/** The state of a task id as the server last confirmed it. */
export interface Row extends TaskState {
  readonly id: string
  readonly revision: number
}

export const noTask: TaskState = { task: null, buried: null }

/** Why the server rejected a mutation. */
export interface Refusal {
  /** One of the domain's error codes, or a code of a newer server. */
  readonly code: string
  /** One sentence for the user. */
  readonly message: string
  readonly issues: readonly Issue[]
  /** With REVISION_CONFLICT: the current task. */
  readonly current?: Task | undefined
}

/** A mutation that the server rejected, kept with everything that the user typed. */
export interface SyncIssue {
  /** The rejected mutation. */
  readonly operation: Mutation
  readonly refusal: Refusal
  /** When another client changed the same text: both versions of the fields that this mutation changes. */
  readonly conflict?: { readonly mine: Texts; readonly theirs: Texts }
}

/**
 * Everything that a replica stores, as plain values.
 *
 * The field names of this type, its rows, its issues and {@link ReplicaDelta} are stored on users' devices and sent between tabs,
 * so they never change.
 */
export interface ReplicaState {
  /** The owner of the tasks, as `user@server`; undefined until the storage records it. */
  readonly owner?: string | undefined
  /** Confirmed rows by task id. */
  readonly rows: ReadonlyMap<string, Row>
  /** Position in the log up to which the rows are read; undefined before the first page. */
  readonly cursor: string | undefined
  /** The outbox: queued mutations, oldest first. */
  readonly operations: readonly Mutation[]
  /** Rejected mutations, oldest first. */
  readonly issues: readonly SyncIssue[]
}

/** One step of a replica. The same value updates the view, the storage and the other tabs. */
export interface ReplicaDelta {
  /** Records the owner of a storage that has none. A recorded owner never changes. */
  readonly owner?: string
  /** Removes all rows before `rows` are added. */
  readonly reset?: boolean
  /** Rows to add or replace. */
  readonly rows?: readonly Row[]
  /** Ids of rows to remove. */
  readonly forgotten?: readonly string[]
  /** The new position in the log. */
  readonly cursor?: string
  /** Mutations to add to the outbox. */
  readonly queued?: readonly Mutation[]
  /** Queued mutations with a new content; each keeps its place in the outbox. */
  readonly amended?: readonly Mutation[]
  /** `op_id`s of acknowledged or rejected mutations, to remove from the outbox. */
  readonly settled?: readonly string[]
  /** Rejected mutations, to add to the issues. */
  readonly parked?: readonly SyncIssue[]
  /** `op_id`s of dismissed or retried issues, to remove from the issues. */
  readonly cleared?: readonly string[]
}

export const emptyReplica: ReplicaState = {
  rows: new Map(),
  cursor: undefined,
  operations: [],
  issues: [],
}
