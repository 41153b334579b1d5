import type { Change, ChangePage } from './change.ts'
import { parseLogCursor, type LogPosition } from './cursor.ts'
import { rebasedOn } from './rebase.ts'
import type { ReplicaDelta, ReplicaState } from './replica-state.ts'
import type { Row } from './row.ts'

/** Deleted tasks of which the text is kept, so that bringing one back shows it at once. */
const MAX_BURIED = 500

/**
 * What a page of the log changes. A change at or below the cursor, or at or below what is known of its task, was seen
 * before and is passed over: pages may come twice and late. Undefined for a page of another history, which only a page that
 * starts from empty may begin, and not one that was overtaken: answered to a write after the page was asked for, this replica
 * shows what the page does not have, and no revision of the old history tells. It has to be asked for again.
 */
export function receivePage(
  state: ReplicaState,
  page: ChangePage,
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
    forgotten: forgettable(state, rows, covered),
    ...(isAhead && { cursor: page.cursor }),
  }
}

/** The rows that changes make, without those that say nothing new. */
export function freshRows(state: ReplicaState, changes: readonly Change[], cursor: number): Row[] {
  return changes
    .filter((change) => change.revision > cursor && change.revision > knownRevision(state, idOf(change)))
    .map((change) => toRow(change, state.rows.get(idOf(change))))
}

/** How far the log was read. */
export function cursorRevision({ cursor }: Pick<ReplicaState, 'cursor'>): number {
  return (cursor === undefined ? undefined : parseLogCursor(cursor)?.revision) ?? -1
}

function knownRevision({ rows }: ReplicaState, id: string): number {
  return rows.get(id)?.revision ?? -1
}

function idOf(change: Change): string {
  return change.type === 'upsert' ? change.task.id : change.id
}

function toRow(change: Change, known: Row | undefined): Row {
  const { revision } = change
  if (change.type === 'upsert') return { id: change.task.id, revision, task: change.task, buried: null }
  return { id: change.id, revision, task: null, buried: known?.task ?? known?.buried ?? null }
}

/** Answers to own writes may be ahead of the page: in the same history they stay. */
function startOver(
  state: ReplicaState,
  page: ChangePage,
  { next, isSameLog }: { next: LogPosition; isSameLog: boolean },
): ReplicaDelta {
  const rows = new Map(page.changes.map((change) => [idOf(change), toRow(change, undefined)]))
  if (isSameLog)
    for (const row of state.rows.values())
      if (row.revision > next.revision && row.revision > (rows.get(row.id)?.revision ?? -1))
        rows.set(row.id, row)
  return {
    reset: true,
    rows: [...rows.values()],
    cursor: page.cursor,
    ...(!isSameLog && { amended: rebasedOn(state.operations, rows, next.epoch) }),
  }
}

/** A tombstone at or below the cursor protects from nothing that the cursor does not. */
function forgettable(state: ReplicaState, fresh: readonly Row[], cursor: number): string[] {
  const replaced = new Set(fresh.map(({ id }) => id))
  const stones = [...fresh, ...[...state.rows.values()].filter(({ id }) => !replaced.has(id))].filter(
    ({ task, revision }) => task === null && revision <= cursor,
  )
  const buried = stones.filter((row) => row.buried !== null).toSorted((a, b) => b.revision - a.revision)
  return [...stones.filter((row) => row.buried === null), ...buried.slice(MAX_BURIED)].map(({ id }) => id)
}
