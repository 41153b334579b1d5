import type { Operation, ReplicaDelta, ReplicaState } from './replica-types.ts'

/** What a storage holds. */
export interface StoredReplica {
  readonly state: ReplicaState
  /** Counts the steps that {@link ReplicaStorage.commit} took. */
  readonly version: number
}

/**
 * Where a replica keeps its rows, its place in the log and its outbox. Every method is atomic: it happens whole or not at
 * all, whenever the process ends.
 *
 * It belongs to one user of one server. A delta with an `owner` records it, unless one is recorded already, and `load` returns
 * it in the state; the replica checks it and refuses a storage of another owner.
 */
export interface ReplicaStorage {
  /** The name under which other tabs share this storage; missing when nobody else has it open. */
  readonly sharedAs?: string
  /** Whether what it holds outlives the process. */
  readonly isDurable: boolean
  /** Everything that is stored; empty at first. */
  load(): Promise<StoredReplica>
  /**
   * Takes a step, if no other was taken since `version`: false means that somebody else leads. What is lost with the power
   * is read from the server again, so this need not reach the disk at once.
   */
  commit(delta: ReplicaDelta, version: number): Promise<boolean>
  /**
   * Takes what a person asked for, `queued` and `cleared` of the delta, and resolves when it is durable. Answers the queued
   * operations with their places in the outbox.
   */
  enqueue(delta: ReplicaDelta): Promise<readonly Operation[]>
  /** Of a storage that is shared: operations of the outbox at other places than these. */
  missed?(places: ReadonlySet<number>): Promise<readonly Operation[]>
  close(): Promise<void>
  /** Forgets everything, for good, and closes. */
  purge(): Promise<void>
}
