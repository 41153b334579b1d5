import type { EntityMutation, ReplicaDelta, ReplicaState } from '../replica-types.ts'

/** The content of a storage. */
export interface StoredReplica {
  /** Everything that was stored. */
  readonly state: ReplicaState
  /** The number of steps that {@link ReplicaStorage.commit} has accepted. */
  readonly version: number
}

/**
 * Stores a replica: its rows, its cursor in the server's log and its outbox. Every method is atomic: whenever the process ends, a
 * call has stored everything or nothing.
 *
 * A storage belongs to one user of one server. A delta with an `owner` records the owner, unless one is recorded already, and `load`
 * returns it in the state. The replica checks it and refuses another owner's storage. A storage that doesn't return the `format` of a
 * delta works too; the replica then reads its rows again at every start.
 */
export interface ReplicaStorage {
  /** The name under which other tabs open the same storage; missing when only this replica can open it. */
  readonly sharedAs?: string
  /** Whether the content survives the end of the process. */
  readonly isDurable: boolean
  /** Returns the whole content; an empty state and version 0 at first. */
  load(): Promise<StoredReplica>
  /**
   * Stores a step of the log and increments the version. Need not reach the disk at once: a step that is lost with the power is read
   * from the server again.
   *
   * @returns false, with nothing stored, when the stored version is not `version`: another tab leads
   */
  commit(delta: ReplicaDelta, version: number): Promise<boolean>
  /**
   * Stores a user's mutations: `queued` and `cleared` of the delta, and `owner` where it is set. Resolves when they are durable.
   *
   * @returns the queued mutations with their places in the outbox (`order`)
   */
  enqueue(delta: ReplicaDelta): Promise<readonly EntityMutation[]>
  /** For a shared storage: returns the mutations of the outbox whose places are not in `places`. */
  missed?(places: ReadonlySet<number>): Promise<readonly EntityMutation[]>
  /** Releases the storage; its content stays. */
  close(): Promise<void>
  /** Deletes the whole content for good, and closes. */
  purge(): Promise<void>
}
