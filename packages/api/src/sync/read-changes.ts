import {
  DomainError,
  formatLogCursor,
  mustReset,
  parseLogCursor,
  entityKindNames,
  entityKinds,
  type Actor,
  type EntityChange,
  type EntityChangePage,
  type EntityKind,
  type LogPosition,
} from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { logKinds } from '../kinds.ts'
import { readLog, type LogEntry, type LogRow } from './read-log.repository.ts'
import { readFresh } from './fresh-reads.ts'

const DEFAULT_LIMIT = 500
/** Maximum characters of a page, and the estimated characters of a change without its texts. */
const MAX_LENGTH = 256 * 1024
const CHANGE_LENGTH = 400

interface PageRequest {
  /** The kinds whose changes the page contains; all of them when omitted. */
  readonly kinds?: readonly EntityKind[] | undefined
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

/**
 * Returns the next page of the actor's log after a cursor, for polling and push alike. A cursor of another epoch, from the
 * future, or from before a purged tombstone gets a page that starts from empty, with `reset`.
 */
export async function readChanges(
  deps: Deps,
  actor: Pick<Actor, 'user_id'>,
  { kinds = entityKindNames, cursor, limit = DEFAULT_LIMIT }: PageRequest,
): Promise<EntityChangePage> {
  const position = cursor === undefined ? undefined : parseLogCursor(cursor)
  if (position !== undefined) {
    const params = { user_id: actor.user_id, kinds, after: position.revision, from_empty: false, limit }
    const rows = await readFresh(deps, actor.user_id, (db) => readLog(db, params))
    if (!mustReset(position, endsOf(rows))) return pageOf(rows, position, limit, false)
  }
  const params = { user_id: actor.user_id, kinds, after: 0, from_empty: true, limit }
  const rows = await readFresh(deps, actor.user_id, (db) => readLog(db, params))
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

function pageOf(
  rows: readonly LiveRow[],
  position: LogPosition,
  limit: number,
  reset: boolean,
): EntityChangePage {
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
function upToMaxLength(changes: readonly EntityChange[]): EntityChange[] {
  let length = 0
  return changes.filter((change, index) => {
    length += CHANGE_LENGTH + (change.type === 'upsert' ? textLength(change) : 0)
    return index === 0 || length <= MAX_LENGTH
  })
}

function textLength({ kind, entity }: EntityChange & { readonly type: 'upsert' }): number {
  const texts: readonly string[] = entityKinds[kind].rules.texts
  const fields = entity as unknown as Readonly<Record<string, string | null>>
  return texts.reduce((sum, text) => sum + (fields[text]?.length ?? 0), 0)
}

type Entry = LiveRow & LogEntry

function isEntry(row: LiveRow): row is Entry {
  return row.id !== null
}

function toChange(row: Entry): EntityChange {
  const { kind, revision, id, is_deleted } = row
  if (is_deleted) return { kind, type: 'delete', revision, id }
  return { kind, type: 'upsert', revision, entity: logKinds[kind].toEntity(row as never) } as EntityChange
}
