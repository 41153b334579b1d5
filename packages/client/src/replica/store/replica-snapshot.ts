import type { Task } from '../../client-router.ts'
import type {
  EntityIssue,
  EntityKind,
  EntityMutation,
  EntityRows,
  Mutation,
  SyncIssue,
} from '../replica-types.ts'
import type { ConnectionState } from './connection-status.ts'

/** The living rows of a kind in its default order: an array with two more readings. An unchanged row is the same object as before. */
export interface EntityList<Row> extends ReadonlyArray<Row> {
  /** The same rows by id. */
  readonly byId: ReadonlyMap<string, Row>
  /** Deleted rows that can be restored, the last deleted first. */
  readonly deleted: readonly Row[]
}

/** The rows of each kind, with the queued mutations applied. */
export type EntityLists = { readonly [Kind in EntityKind as `${Kind}s`]: EntityList<EntityRows[Kind]> }

/** The content of a replica at one moment. It is immutable, and the same object until the content changes. */
export interface Snapshot extends EntityLists {
  /** False until this device's storage has been read. */
  readonly isLoaded: boolean
  /** False until the server's log has been read once. Before that, empty rows don't mean that there are none. */
  readonly isComplete: boolean
  /** Mutations that wait to be sent, oldest first. */
  readonly outbox: readonly EntityMutation[]
  /** Ids of the rows that a mutation in `outbox` changes. */
  readonly pendingIds: ReadonlySet<string>
  /** Mutations that the server refused, oldest first. Resolve each with `retry`, `discard` or `keepMine`. */
  readonly issues: readonly EntityIssue[]
  /** Connection, storage and the number of unsent mutations. */
  readonly status: ReplicaStatus
}

/** The tasks of a replica at one moment. It is immutable, and the same object until the content changes. */
export interface ReplicaSnapshot extends Pick<Snapshot, 'isLoaded' | 'isComplete' | 'status'> {
  /** All tasks with the queued mutations applied, newest first. An unchanged task is the same object as before. */
  readonly tasks: readonly Task[]
  /** The same tasks by id. */
  readonly byId: ReadonlyMap<string, Task>
  /** Deleted tasks that can be restored, the last deleted first. */
  readonly deleted: readonly Task[]
  /** Mutations of tasks that wait to be sent, oldest first. */
  readonly outbox: readonly Mutation[]
  /** Ids of the tasks that have a mutation in `outbox`. */
  readonly pendingIds: ReadonlySet<string>
  /** Mutations of tasks that the server refused, oldest first. Resolve each with `retry`, `discard` or `keepMine`. */
  readonly issues: readonly SyncIssue[]
}

/** How a replica is doing, for a status line. */
export interface ReplicaStatus {
  /** How the replica is connected to its server. */
  readonly connection: ConnectionState
  /** The number of mutations that wait to be sent. */
  readonly pending: number
  /**
   * Where the outbox is stored. `device` survives a reload or restart, `memory` doesn't. `failing` means that the device refuses
   * writes at present, for example because it is full: the replica keeps unwritten mutations in memory, sends them all the same, and
   * stores them as soon as there is room.
   */
  readonly storage: 'device' | 'memory' | 'failing'
  /** Whether this tab is the one that talks to the server. */
  readonly isLeader: boolean
}
