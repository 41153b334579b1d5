import {
  DomainError,
  formatLogCursor,
  mustReset,
  parseLogCursor,
  entityKindNames,
  entityKinds,
  type Actor,
  type EntityChangePage,
  type EntityKind,
  type LogPosition,
} from '@taskwire/domain'
import { textReader, type TextRow } from '@taskwire/db'
import type { Deps } from '../deps.ts'
import { readFreshTexts } from './fresh-reads.ts'
import { logPlaces, toEntityPage, type LogEntryText, type LogPage } from './log-page.ts'
import { readLog } from './read-log.repository.ts'

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
  request: PageRequest,
): Promise<EntityChangePage> {
  return toEntityPage(await readLogPage(deps, actor, request))
}

/** `readChanges` with the rows as PostgreSQL sent them. Neither runs in a transaction. */
export async function readLogPage(
  deps: Deps,
  actor: Pick<Actor, 'user_id'>,
  { kinds = entityKindNames, cursor, limit = DEFAULT_LIMIT }: PageRequest,
): Promise<LogPage> {
  const read = async (after: number, from_empty: boolean) => {
    const params = { user_id: actor.user_id, kinds, after, from_empty, limit }
    return readFreshTexts(deps, actor.user_id, readLog.columns, (db) => readLog.texts(db, params))
  }
  const position = cursor === undefined ? undefined : parseLogCursor(cursor)
  if (position !== undefined) {
    const rows = await read(position.revision, false)
    if (!mustReset(position, endsOf(rows))) return pageOf(rows, position, limit, false)
  }
  const rows = await read(0, true)
  const { epoch, head } = endsOf(rows)
  return pageOf(rows, { epoch, revision: 0, base: head }, limit, true)
}

interface LogEnds {
  readonly epoch: string
  readonly head: number
  readonly purged: number
}

const readEnds = textReader(readLog.columns, ['epoch', 'head', 'purged'])

/** The epoch and ends of the log, of the same snapshot as its entries. */
function endsOf([row]: readonly TextRow[]): LogEnds {
  // The account was deleted after the caller was authenticated.
  if (row === undefined) throw new DomainError('UNAUTHENTICATED')
  return readEnds(row) as unknown as LogEnds
}

function pageOf(rows: readonly TextRow[], position: LogPosition, limit: number, reset: boolean): LogPage {
  const found = rows.flatMap(entryOf)
  const entries = upToMaxLength(found)
  const { head } = endsOf(rows)
  const last = entries.at(-1)?.revision ?? head
  const isCut = found.length === limit || entries.length < found.length
  const has_more = isCut && last < head
  // On the last page the cursor moves to the head: revisions in between were overwritten or purged.
  const cursor = formatLogCursor({ ...position, revision: has_more ? last : head })
  return { entries, cursor, has_more, reset }
}

/** The entry of a row; none for the row of a log without changes. */
function entryOf(row: TextRow): LogEntryText[] {
  const id = row[logPlaces.id]
  if (id == null) return []
  const kind = row[logPlaces.kind] as EntityKind
  const revision = Number(row[logPlaces.revision])
  return [{ kind, id, revision, isDeleted: row[logPlaces.is_deleted] === 't', row }]
}

/** Bounds the memory of a page. Includes at least one change of any length. */
function upToMaxLength(entries: readonly LogEntryText[]): LogEntryText[] {
  let length = 0
  return entries.filter((entry, index) => {
    length += CHANGE_LENGTH + (entry.isDeleted ? 0 : textLength(entry))
    return index === 0 || length <= MAX_LENGTH
  })
}

const columns = Object.keys(readLog.columns)

function textLength({ kind, row }: LogEntryText): number {
  const texts: readonly string[] = entityKinds[kind].rules.texts
  return texts.reduce((sum, text) => sum + (row[columns.indexOf(text)]?.length ?? 0), 0)
}
