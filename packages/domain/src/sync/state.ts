import type { Issue } from '../errors.ts'
import type { Task } from '../tasks/task.ts'
import type { Mutation, Texts } from './mutation.ts'

/** What stands under an id: a living task, or one that was deleted and can come back, or neither. */
export interface TaskState {
  readonly task: Task | null
  /** The task as it was last seen alive; null while it lives, or when that was never seen. */
  readonly buried: Task | null
  /** That of the server's last word; none where a mutation that waits made this state. */
  readonly revision?: number
}

/** What the server last said of an id. */
export interface Row extends TaskState {
  readonly id: string
  readonly revision: number
}

export const noTask: TaskState = { task: null, buried: null }

/** Why the server did not take an operation. */
export interface Refusal {
  /** One of the domain's codes, or one that a newer server knows. */
  readonly code: string
  /** One sentence for a person. */
  readonly message: string
  readonly issues: readonly Issue[]
  /** With REVISION_CONFLICT: the task as it stands. */
  readonly current?: Task | undefined
}

/** An operation that the server refused, put aside with everything that was typed. */
export interface SyncIssue {
  readonly operation: Mutation
  readonly refusal: Refusal
  /** When a text was changed by two: both, each only where they were changed here. */
  readonly conflict?: { readonly mine: Texts; readonly theirs: Texts }
}

/** Everything a replica keeps, as values that can be written down. */
export interface ReplicaState {
  /** The user and the server whose tasks these are, as `user@server`. Undefined until the storage records it. */
  readonly owner?: string | undefined
  readonly rows: ReadonlyMap<string, Row>
  /** Where in the log the rows stand; undefined before the first page. */
  readonly cursor: string | undefined
  /** The outbox, oldest first. */
  readonly operations: readonly Mutation[]
  readonly issues: readonly SyncIssue[]
}

/** One step of a replica. What is shown, what is stored and what other tabs hear is this same value. */
export interface ReplicaDelta {
  /** Records the owner of a storage that has none. An owner that is recorded never changes. */
  readonly owner?: string
  /** Forget all rows before the new ones are taken. */
  readonly reset?: boolean
  readonly rows?: readonly Row[]
  /** Ids of which nothing needs to be known any longer. */
  readonly forgotten?: readonly string[]
  readonly cursor?: string
  /** Operations that join the outbox. */
  readonly queued?: readonly Mutation[]
  /** Operations that stay where they are, changed. */
  readonly amended?: readonly Mutation[]
  /** `op_id`s that leave the outbox. */
  readonly settled?: readonly string[]
  /** Operations put aside. */
  readonly parked?: readonly SyncIssue[]
  /** `op_id`s that are no longer put aside. */
  readonly cleared?: readonly string[]
}

export const emptyReplica: ReplicaState = {
  rows: new Map(),
  cursor: undefined,
  operations: [],
  issues: [],
}
