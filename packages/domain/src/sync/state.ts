import type { Issue } from '../issues.ts'
import type { EntityState } from '../entities/rules.ts'
import { entityKey, type Entity, type EntityKey, type EntityKind, type EntityOf } from '../entities/rows.ts'
import type { Mutation, Texts } from './mutation.ts'

/** The state of one row: alive, deleted but restorable, or unknown. */
export type RowState = EntityState<Entity>

/** A row as the server last confirmed it. */
export interface Row extends RowState {
  readonly kind: EntityKind
  readonly id: string
  readonly revision: number
}

export const noState: RowState = { living: null, lastLiving: null }

/** Returns the key of a row. */
export function rowKey({ kind, id }: Pick<Row, 'kind' | 'id'>): EntityKey {
  return entityKey(kind, id)
}

/** Why the server rejected a mutation. */
export interface Refusal<Kind extends EntityKind = EntityKind> {
  /** One of the domain's error codes, or a code of a newer server. */
  readonly code: string
  /** One sentence for the user. */
  readonly message: string
  readonly issues: readonly Issue[]
  /** With REVISION_CONFLICT: the current row. */
  readonly current?: EntityOf<Kind> | undefined
}

/** A mutation that the server rejected, kept with everything that the user typed. */
export interface SyncIssue<Kind extends EntityKind = EntityKind> {
  /** The rejected mutation. */
  readonly operation: Mutation<Kind>
  readonly refusal: Refusal<Kind>
  /** When another client changed the same text: both versions of the fields that this mutation changes. */
  readonly conflict?: { readonly mine: Texts; readonly theirs: Texts }
}

/**
 * Everything that a replica stores, as plain values.
 *
 * The field names of this type, its rows, its issues and {@link ReplicaDelta} are stored on users' devices. `takeOver` reads
 * what earlier clients stored.
 */
export interface ReplicaState {
  /** The owner of the rows, as `user@server`; undefined until the storage records it. */
  readonly owner?: string | undefined
  /** The form and the kinds of the rows, as `ROW_FORMAT`; missing in a storage of an older client, or of one that drops it. */
  readonly format?: string | undefined
  /** Confirmed rows by kind and id. */
  readonly rows: ReadonlyMap<EntityKey, Row>
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
  /** With `reset`: the form and the kinds of the rows. */
  readonly format?: string
  /** Rows to add or replace. */
  readonly rows?: readonly Row[]
  /** Keys of rows to remove. */
  readonly forgotten?: readonly EntityKey[]
  /** The new position in the log. */
  readonly cursor?: string
  /** Mutations to add to the outbox. */
  readonly queued?: readonly Mutation[]
  /** Queued mutations with a new content; each keeps its place in the outbox. */
  readonly amended?: readonly Mutation[]
  /** `op_id`s of acknowledged or rejected mutations, to remove from the outbox. */
  readonly settled?: readonly string[]
  /** The revision at which the log contains the effects of the acknowledged mutations. Not stored. */
  readonly until?: number
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
