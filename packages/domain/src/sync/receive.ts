import type { EntityChange, EntityChangePage } from '../entities/change.ts'
import { entityKey, type EntityKey } from '../entities/rows.ts'
import { rebaseOnEpoch } from './base-revision.ts'
import { parseLogCursor, type LogPosition } from './cursor.ts'
import { rowKey, type ReplicaDelta, type ReplicaState, type Row } from './state.ts'
import { ROW_FORMAT } from './take-over.ts'

/** The pages of an unfinished reset, joined into one; undefined outside a reset. */
export type BufferedReset = EntityChangePage | undefined

/**
 * Joins the pages of a reset, so that the view changes once, after the last page. A replica without rows shows every page at once.
 * Returns the page to apply, if any, and the pages to keep buffering.
 */
export function bufferReset(
  buffered: BufferedReset,
  page: EntityChangePage,
  hasRows: boolean,
): { readonly page?: EntityChangePage; readonly buffered?: EntityChangePage } {
  if (page.reset) return page.has_more && hasRows ? { buffered: page } : { page }
  if (buffered === undefined) return { page }
  const joined = { ...page, changes: [...buffered.changes, ...page.changes], reset: true }
  return page.has_more ? { buffered: joined } : { page: joined }
}

/** Deleted rows whose last living state is kept, so that a restored row is shown before the server responds. */
const MAX_LAST_LIVING = 500

/**
 * Returns the step for a page of the log. Pages may arrive twice or late, so changes at or below the cursor or the row's known
 * revision are ignored.
 *
 * Returns undefined when the page belongs to another epoch and is not a reset, or when it is a reset to another epoch and a write was
 * acknowledged after the page was requested (`isOvertaken`). Such a page lacks that write, and revisions of the old epoch cannot
 * tell which rows are newer. The caller must request the page again.
 */
export function receivePage(
  state: ReplicaState,
  page: EntityChangePage,
  isOvertaken = false,
): ReplicaDelta | undefined {
  const next = parseLogCursor(page.cursor)
  const own = state.cursor === undefined ? undefined : parseLogCursor(state.cursor)
  if (next === undefined) return undefined
  if (page.reset) {
    const isSameLog = own === undefined || own.epoch === next.epoch
    return isOvertaken && !isSameLog ? undefined : startOver(state, page, { next, isSameLog })
  }
  if (own === undefined || own.epoch !== next.epoch) return undefined
  const rows = freshRows(state, page.changes, own.revision)
  const isAhead = next.revision > own.revision
  const covered = isAhead ? next.revision : own.revision
  return {
    rows,
    forgotten: forgettableKeys(state, rows, covered),
    ...(isAhead && { cursor: page.cursor }),
  }
}

/** Returns the rows of those changes that are newer than `cursor` and than the known rows. */
export function freshRows(state: ReplicaState, changes: readonly EntityChange[], cursor: number): Row[] {
  return changes
    .filter((change) => change.revision > cursor && change.revision > knownRevision(state, keyOf(change)))
    .map((change) => toRow(change, state.rows.get(keyOf(change))))
}

function knownRevision({ rows }: ReplicaState, key: EntityKey): number {
  return rows.get(key)?.revision ?? -1
}

function keyOf(change: EntityChange): EntityKey {
  return entityKey(change.kind, change.type === 'upsert' ? change.entity.id : change.id)
}

function toRow(change: EntityChange, known: Row | undefined): Row {
  const { kind, revision } = change
  if (change.type === 'upsert')
    return { kind, id: change.entity.id, revision, living: change.entity, lastLiving: null }
  return {
    kind,
    id: change.id,
    revision,
    living: null,
    lastLiving: known?.living ?? known?.lastLiving ?? null,
  }
}

/** Replaces all rows by a page. In the same epoch, results of own writes that are newer than the page stay. */
function startOver(
  state: ReplicaState,
  page: EntityChangePage,
  { next, isSameLog }: { next: LogPosition; isSameLog: boolean },
): ReplicaDelta {
  const rows = new Map(page.changes.map((change) => [keyOf(change), toRow(change, undefined)]))
  if (isSameLog)
    for (const row of state.rows.values())
      if (row.revision > next.revision && row.revision > (rows.get(rowKey(row))?.revision ?? -1))
        rows.set(rowKey(row), row)
  return {
    reset: true,
    format: ROW_FORMAT,
    rows: [...rows.values()],
    cursor: page.cursor,
    ...(!isSameLog && { amended: rebaseOnEpoch(state.operations, rows, next.epoch) }),
  }
}

/**
 * Returns the tombstones to remove. A tombstone at or below the cursor is not needed to ignore older changes, because the cursor does
 * that. The newest ones stay, with their last living state.
 */
function forgettableKeys(state: ReplicaState, fresh: readonly Row[], cursor: number): EntityKey[] {
  const replaced = new Set(fresh.map(rowKey))
  const isOld = ({ living, revision }: Row) => living === null && revision <= cursor
  const tombstones = fresh.filter(isOld)
  // Most rows live, so this makes no list of all of them.
  for (const row of state.rows.values()) if (isOld(row) && !replaced.has(rowKey(row))) tombstones.push(row)
  const restorable = tombstones
    .filter((row) => row.lastLiving !== null)
    .toSorted((a, b) => b.revision - a.revision)
  return [...tombstones.filter((row) => row.lastLiving === null), ...restorable.slice(MAX_LAST_LIVING)].map(
    rowKey,
  )
}
