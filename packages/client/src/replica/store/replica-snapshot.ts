import type { Task } from '../../client-router.ts'
import type { Mutation, SyncIssue } from '../replica-types.ts'
import type { ConnectionState } from './connection-status.ts'

/** The content of a replica at one moment. It is immutable, and the same object until the content changes. */
export interface ReplicaSnapshot {
  /** False until this device's storage has been read. */
  readonly isLoaded: boolean
  /** False until the server's log has been read once. Before that, an empty `tasks` doesn't mean that there are no tasks. */
  readonly isComplete: boolean
  /** All tasks with the queued mutations applied, newest first. An unchanged task is the same object as before. */
  readonly tasks: readonly Task[]
  /** The same tasks by id. */
  readonly byId: ReadonlyMap<string, Task>
  /** Deleted tasks that can be restored, the last deleted first. */
  readonly deleted: readonly Task[]
  /** Mutations that wait to be sent, oldest first. */
  readonly outbox: readonly Mutation[]
  /** Ids of the tasks that have a mutation in `outbox`. */
  readonly pendingIds: ReadonlySet<string>
  /** Mutations that the server refused, oldest first. Resolve each with `retry`, `discard` or `keepMine`. */
  readonly issues: readonly SyncIssue[]
  /** Connection, storage and the number of unsent mutations. */
  readonly status: ReplicaStatus
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
