import type { Operation } from './mutation.ts'
import type { Row } from './row.ts'
import type { SyncIssue } from './sync-issue.ts'

/** Everything a replica keeps, as values that can be written down. */
export interface ReplicaState {
  /** The user and the server whose tasks these are, as `user@server`. Undefined until the storage records it. */
  readonly owner?: string | undefined
  readonly rows: ReadonlyMap<string, Row>
  /** Where in the log the rows stand; undefined before the first page. */
  readonly cursor: string | undefined
  /** The outbox, oldest first. */
  readonly operations: readonly Operation[]
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
  readonly queued?: readonly Operation[]
  /** Operations that stay where they are, changed. */
  readonly amended?: readonly Operation[]
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
