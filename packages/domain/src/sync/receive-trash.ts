import { entityKey, type Entity, type EntityKind } from '../entities/rows.ts'
import { cursorRevision, parseLogCursor } from './cursor.ts'
import { rowKey, type ReplicaDelta, type ReplicaState, type Row } from './state.ts'

/** A deleted row, as the trash of its kind returns it. */
export type DeletedEntity = Entity & { readonly deleted_at: string }

/** A response of a kind's trash, and the cursor of the replica that requested it. */
export interface Trash {
  readonly kind: EntityKind
  readonly rows: readonly DeletedEntity[]
  /** Whether `rows` is the whole trash. */
  readonly isWhole: boolean
  /** The replica's cursor at the time of the request. */
  readonly cursor: string | undefined
}

/**
 * Returns the step for a response of the trash. The log contains no texts of deleted rows, so a replica that never saw a row alive
 * learns its texts here.
 *
 * The trash only adds texts to known deletions. A row that is alive according to the log, or was deleted again since, is unchanged, and
 * entries ahead of the cursor are ignored until the log reaches them. When the whole trash lacks a deleted row, that row was
 * purged and is removed here. Returns undefined when nothing changes or when the response belongs to another epoch.
 */
export function receiveTrash(state: ReplicaState, trash: Trash): ReplicaDelta | undefined {
  const { kind } = trash
  const asked = parseLogCursor(trash.cursor ?? '')
  const own = parseLogCursor(state.cursor ?? '')
  if (asked === undefined || asked.epoch !== own?.epoch) return undefined
  const rows = trash.rows
    .filter(
      (row) =>
        row.revision <= cursorRevision(state) && isUnknown(state.rows.get(entityKey(kind, row.id)), row),
    )
    .map((row): Row => ({
      kind,
      id: row.id,
      revision: row.revision,
      living: null,
      lastLiving: asEntity(row),
    }))
  const listed = new Set(trash.rows.map(({ id }) => id))
  const isPurged = (row: Row) =>
    row.kind === kind && row.living === null && row.revision <= asked.revision && !listed.has(row.id)
  const forgotten = trash.isWhole ? [...state.rows.values()].filter(isPurged).map(rowKey) : []
  return rows.length + forgotten.length === 0 ? undefined : { rows, forgotten }
}

/** A missing row is a deletion too: the log was read past its revision, and its tombstone was removed. */
function isUnknown(row: Row | undefined, { revision }: DeletedEntity): boolean {
  if (row === undefined) return true
  return row.living === null && row.revision === revision && row.lastLiving?.revision !== revision
}

function asEntity(deleted: DeletedEntity): Entity {
  const entity: Entity & { deleted_at?: string } = { ...deleted }
  delete entity.deleted_at
  return entity
}
