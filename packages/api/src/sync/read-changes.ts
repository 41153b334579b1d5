import {
  DomainError,
  formatLogCursor,
  mustReset,
  parseLogCursor,
  type Actor,
  type Change,
  type ChangePage,
  type TaskWithStatusLabel,
  type LogPosition,
} from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { readLive } from './live-log.ts'
import { readLog, type LogRow } from './sync.repository.ts'
import { toTask } from './task-row.ts'

const DEFAULT_LIMIT = 500
/** Maximum characters of a page, and the estimated characters of a change without its texts. */
const MAX_LENGTH = 256 * 1024
const CHANGE_LENGTH = 400

interface PageRequest {
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

/**
 * Returns the next page of the actor's log after a cursor, for polling and push alike. A cursor of another epoch, from the
 * future, or from before a purged tombstone gets a page that starts from empty, with `reset`.
 */
export async function readChanges(
  deps: Deps,
  actor: Actor,
  { cursor, limit = DEFAULT_LIMIT }: PageRequest,
): Promise<ChangePage> {
  const position = cursor === undefined ? undefined : parseLogCursor(cursor)
  if (position !== undefined) {
    const params = { user_id: actor.user_id, after: position.revision, from_empty: false, limit }
    const rows = await readLive(deps, () => readLog(deps.db, params))
    if (!mustReset(position, endsOf(rows))) return pageOf(rows, position, limit, false)
  }
  const params = { user_id: actor.user_id, after: 0, from_empty: true, limit }
  const rows = await readLive(deps, () => readLog(deps.db, params))
  const { epoch, head } = endsOf(rows)
  return pageOf(rows, { epoch, revision: 0, base: head }, limit, true)
}

type LiveRow = LogRow & { readonly epoch: string }

/** The epoch and ends of the log, of the same snapshot as its entries. */
function endsOf([row]: readonly LiveRow[]): { epoch: string; head: number; purged: number } {
  // The account was deleted after the caller was authenticated.
  if (row === undefined) throw new DomainError('UNAUTHENTICATED')
  return row
}

function pageOf(rows: readonly LiveRow[], position: LogPosition, limit: number, reset: boolean): ChangePage {
  const found = rows.filter(isEntry).map(toChange)
  const changes = upToMaxLength(found)
  const { head } = endsOf(rows)
  const last = changes.at(-1)?.revision ?? head
  const isCut = found.length === limit || changes.length < found.length
  const has_more = isCut && last < head
  // On the last page the cursor moves to the head: revisions in between were overwritten or purged.
  const cursor = formatLogCursor({ ...position, revision: has_more ? last : head })
  return { changes, cursor, has_more, reset }
}

/** Bounds the memory of a page. Includes at least one change of any length. */
function upToMaxLength(changes: readonly Change[]): Change[] {
  let length = 0
  return changes.filter((change, index) => {
    const texts = change.type === 'upsert' ? [change.task.title, change.task.description ?? ''] : []
    length += texts.reduce((sum, text) => sum + text.length, CHANGE_LENGTH)
    return index === 0 || length <= MAX_LENGTH
  })
}

type Entry = LiveRow & TaskWithStatusLabel

function isEntry(row: LiveRow): row is Entry {
  return row.id !== null
}

function toChange(row: Entry): Change {
  return row.is_deleted === true
    ? { type: 'delete', revision: row.revision, id: row.id }
    : { type: 'upsert', revision: row.revision, task: toTask(row) }
}
