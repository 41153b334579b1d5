import type { Task } from '../tasks/task.ts'
import type { DeletedTask } from '../tasks/trash.ts'
import { rebaseOnEpoch } from './base-revision.ts'
import type { Change, ChangePage } from './change.ts'
import { cursorRevision, parseLogCursor, type LogPosition } from './cursor.ts'
import type { ReplicaDelta, ReplicaState, Row } from './state.ts'

/** The pages of a log that is being read from empty, so far; undefined when none is. */
export type BufferedReset = ChangePage | undefined

/**
 * Puts the pages of a reset together, so that what is shown changes once, when all of it is there. A replica that has
 * nothing yet shows each page as it comes. Answers the page to take, if any, and what is to be gathered on.
 */
export function bufferReset(
  gathered: BufferedReset,
  page: ChangePage,
  hasRows: boolean,
): { readonly page?: ChangePage; readonly gathered?: ChangePage } {
  if (page.reset) return page.has_more && hasRows ? { gathered: page } : { page }
  if (gathered === undefined) return { page }
  const joined = { ...page, changes: [...gathered.changes, ...page.changes], reset: true }
  return page.has_more ? { gathered: joined } : { page: joined }
}

/** Deleted tasks of which the text is kept, so that bringing one back shows it at once. */
const MAX_LAST_LIVING = 500

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
    forgotten: forgettableIds(state, rows, covered),
    ...(isAhead && { cursor: page.cursor }),
  }
}

/** The rows that changes make, without those that say nothing new. */
export function freshRows(state: ReplicaState, changes: readonly Change[], cursor: number): Row[] {
  return changes
    .filter((change) => change.revision > cursor && change.revision > knownRevision(state, idOf(change)))
    .map((change) => toRow(change, state.rows.get(idOf(change))))
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
    ...(!isSameLog && { amended: rebaseOnEpoch(state.operations, rows, next.epoch) }),
  }
}

/** A tombstone at or below the cursor protects from nothing that the cursor does not. */
function forgettableIds(state: ReplicaState, fresh: readonly Row[], cursor: number): string[] {
  const replaced = new Set(fresh.map(({ id }) => id))
  const stones = [...fresh, ...[...state.rows.values()].filter(({ id }) => !replaced.has(id))].filter(
    ({ task, revision }) => task === null && revision <= cursor,
  )
  const lastLiving = stones.filter((row) => row.buried !== null).toSorted((a, b) => b.revision - a.revision)
  return [...stones.filter((row) => row.buried === null), ...lastLiving.slice(MAX_LAST_LIVING)].map(
    ({ id }) => id,
  )
}

/** What the server said is in the trash, and what it said it to. */
export interface Trash {
  readonly tasks: readonly DeletedTask[]
  /** Whether that is all of it. */
  readonly isWhole: boolean
  /** Where the replica stood in the log when it asked. */
  readonly cursor: string | undefined
}

/**
 * What a look into the trash changes: the log tells no texts of deleted tasks, so those that this replica never saw alive are learnt
 * here. Only how a deletion looks changes, never that it happened: a task that lives by what was read of the log, or was deleted
 * anew, stays as it is, and what is ahead of the log is left to it. Of a whole trash that lacks a deleted task, nothing
 * brings that one back any more. Undefined when nothing is new, and for a look into another history.
 */
export function receiveTrash(state: ReplicaState, trash: Trash): ReplicaDelta | undefined {
  const asked = parseLogCursor(trash.cursor ?? '')
  const own = parseLogCursor(state.cursor ?? '')
  if (asked === undefined || asked.epoch !== own?.epoch) return undefined
  const rows = trash.tasks
    .filter((task) => task.revision <= cursorRevision(state) && isUnknown(state.rows.get(task.id), task))
    .map((task): Row => ({ id: task.id, revision: task.revision, task: null, buried: asTask(task) }))
  const listed = new Set(trash.tasks.map(({ id }) => id))
  const forgotten = [...(trash.isWhole ? state.rows.values() : [])].flatMap(({ id, task, revision }) =>
    task === null && revision <= asked.revision && !listed.has(id) ? [id] : [],
  )
  return rows.length + forgotten.length === 0 ? undefined : { rows, forgotten }
}

/** A tombstone that was not kept is one that the log was read past. */
function isUnknown(row: Row | undefined, { revision }: DeletedTask): boolean {
  if (row === undefined) return true
  return row.task === null && row.revision === revision && row.buried?.revision !== revision
}

function asTask(deleted: DeletedTask): Task {
  const task: Task & { deleted_at?: string } = { ...deleted }
  delete task.deleted_at
  return task
}
