import type { Task } from '../tasks/task.ts'
import type { DeletedTask } from '../tasks/trash.ts'
import { rebaseOnEpoch } from './base-revision.ts'
import type { Change, ChangePage } from './change.ts'
import { cursorRevision, parseLogCursor, type LogPosition } from './cursor.ts'
import type { ReplicaDelta, ReplicaState, Row } from './state.ts'

/** The pages of an unfinished reset, joined into one; undefined outside a reset. */
export type BufferedReset = ChangePage | undefined

/**
 * Joins the pages of a reset, so that the view changes once, after the last page. A replica without rows shows every page at once.
 * Returns the page to apply, if any, and the pages to keep buffering.
 */
export function bufferReset(
  buffered: BufferedReset,
  page: ChangePage,
  hasRows: boolean,
): { readonly page?: ChangePage; readonly buffered?: ChangePage } {
  if (page.reset) return page.has_more && hasRows ? { buffered: page } : { page }
  if (buffered === undefined) return { page }
  const joined = { ...page, changes: [...buffered.changes, ...page.changes], reset: true }
  return page.has_more ? { buffered: joined } : { page: joined }
}

/** Deleted tasks whose last living state is kept, so that a restored task is shown before the server responds. */
const MAX_LAST_LIVING = 500

/**
 * Returns the step for a page of the log. Pages may arrive twice or late, so changes at or below the cursor or the task's known
 * revision are ignored.
 *
 * Returns undefined when the page belongs to another epoch and is not a reset, or when it is a reset to another epoch and a write was
 * acknowledged after the page was requested (`isOvertaken`). Such a page lacks that write, and revisions of the old epoch cannot
 * tell which rows are newer. The caller must request the page again.
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

/** Returns the rows of those changes that are newer than `cursor` and than the known rows. */
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

/** Replaces all rows by a page. In the same epoch, results of own writes that are newer than the page stay. */
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

/**
 * Returns the tombstones to remove. A tombstone at or below the cursor is not needed to ignore older changes, because the cursor does
 * that. The newest ones stay, with their last living state.
 */
function forgettableIds(state: ReplicaState, fresh: readonly Row[], cursor: number): string[] {
  const replaced = new Set(fresh.map(({ id }) => id))
  const tombstones = [...fresh, ...[...state.rows.values()].filter(({ id }) => !replaced.has(id))].filter(
    ({ task, revision }) => task === null && revision <= cursor,
  )
  const restorable = tombstones
    .filter((row) => row.buried !== null)
    .toSorted((a, b) => b.revision - a.revision)
  return [...tombstones.filter((row) => row.buried === null), ...restorable.slice(MAX_LAST_LIVING)].map(
    ({ id }) => id,
  )
}

/** A response of `tasks.trash`, and the cursor of the replica that requested it. */
export interface Trash {
  readonly tasks: readonly DeletedTask[]
  /** Whether `tasks` is the whole trash. */
  readonly isWhole: boolean
  /** The replica's cursor at the time of the request. */
  readonly cursor: string | undefined
}

/**
 * Returns the step for a response of the trash. The log contains no texts of deleted tasks, so a replica that never saw a task alive
 * learns its texts here.
 *
 * The trash only adds texts to known deletions. A task that is alive according to the log, or was deleted again since, is unchanged, and
 * entries ahead of the cursor are ignored until the log reaches them. When the whole trash lacks a deleted task, that task was
 * purged and its row is removed. Returns undefined when nothing changes or when the response belongs to another epoch.
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

/** A missing row is a deletion too: the log was read past the task's revision, and its tombstone was removed. */
function isUnknown(row: Row | undefined, { revision }: DeletedTask): boolean {
  if (row === undefined) return true
  return row.task === null && row.revision === revision && row.buried?.revision !== revision
}

function asTask(deleted: DeletedTask): Task {
  const task: Task & { deleted_at?: string } = { ...deleted }
  delete task.deleted_at
  return task
}
