import type { EntityChangePage } from '../../entities/change.ts'
import type { Entity, EntityKey } from '../../entities/rows.ts'
import type { Mutation } from '../mutation.ts'
import type { DeletedEntity } from '../receive-trash.ts'
import type { MutationResult } from '../settle.ts'
import type { Refusal } from '../state.ts'
import type { Entry } from './model-rows.ts'

export type Outcome =
  | { readonly result: MutationResult; readonly head: number }
  | { readonly refusal: Refusal }
  /** The request belongs to another epoch than the log. */
  | { readonly isElsewhere: true }

/** A model of the server's log: one counter, idempotent requests, conditional texts, cascades, tombstones, an epoch. */
export interface ModelServer {
  /** Runs a mutation; with an epoch, only in that epoch. */
  handle(mutation: Mutation, epoch?: string): Outcome
  page(cursor: string | undefined, limit: number): EntityChangePage
  /** Returns the deleted tasks. */
  trash(): DeletedEntity[]
  purge(): void
  readonly epoch: () => string
  newEpoch(): void
  backUp(): void
  /** Restores the last backup, if there is one: later writes are lost. */
  restore(): void
  readonly rows: () => Entity[]
  readonly isAlive: (key: EntityKey) => boolean
  readonly wasDone: (op_id: string) => boolean
  readonly find: (key: EntityKey) => Entry | undefined
}
