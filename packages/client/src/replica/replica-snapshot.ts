import type { Task } from '../client-router.ts'
import type { Operation, SyncIssue } from './replica-types.ts'
import type { ConnectionState } from './status.ts'

/** What a replica shows at one moment: a value that never changes, and is the same one until something else is shown. */
export interface ReplicaSnapshot {
  /** False until what is stored on this device has been read. */
  readonly isLoaded: boolean
  /** False until the server's log was read once: before that, no tasks means nothing. */
  readonly isComplete: boolean
  /** All tasks with what waits in the outbox, newest first. A task that did not change is the same object as before. */
  readonly tasks: readonly Task[]
  readonly byId: ReadonlyMap<string, Task>
  /** Deleted tasks that can be restored, the last deleted first. */
  readonly deleted: readonly Task[]
  /** What waits to be sent, oldest first. */
  readonly outbox: readonly Operation[]
  /** Ids of the tasks for which something waits. */
  readonly pendingIds: ReadonlySet<string>
  /** What the server refused, oldest first: to be retried, discarded, or kept against another's text. */
  readonly issues: readonly SyncIssue[]
  readonly status: ReplicaStatus
}

export interface ReplicaStatus {
  readonly connection: ConnectionState
  /** How many operations wait to be sent. */
  readonly pending: number
  /**
   * Where the outbox is kept: `device` outlives the page or process, `memory` does not. `failing`: the device takes nothing at
   * present, because it is full perhaps; what it did not take lives as long as the page, is sent, and is stored when there is room.
   */
  readonly storage: 'device' | 'memory' | 'failing'
  /** Whether this tab is the one that talks to the server. */
  readonly isLeader: boolean
}
