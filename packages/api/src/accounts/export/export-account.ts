import { jsonWriter, type TextRow } from '@taskwire/db'
import type { Actor, EntityKind, User } from '@taskwire/domain'
import type { Deps } from '../../deps.ts'
import { logKinds } from '../../kinds.ts'
import { recordEvent, type CallOrigin } from '../../activity/record-event.ts'
import { getAccount } from '../profile/get-account.ts'
import { readEntityPages, readEventPage, readSessionPage, readWebhookPage } from './export.repository.ts'

/** Rows per query; bounds the memory of an export of any size. */
const PAGE = 100

/**
 * Streams the account as one JSON document (`exportSchema`). Reads the next page of rows when the reader has received the last
 * one. Not a snapshot: concurrent changes may or may not be included. `recheck` throws when the session has ended.
 */
export async function exportAccount(
  deps: Deps,
  actor: Actor,
  origin: CallOrigin,
  recheck: () => Promise<void>,
): Promise<AsyncIterable<string>> {
  const profile = await getAccount(deps, actor)
  const { user_id, session_id } = actor
  await recordEvent(deps, { user_id, type: 'exported', session_id }, origin)
  return document(deps, profile, recheck)
}

async function* document(deps: Deps, profile: User, recheck: () => Promise<void>): AsyncGenerator<string> {
  const { db } = deps
  const user_id = profile.id
  yield `{"exported_at":${JSON.stringify(deps.now())},"profile":${JSON.stringify(profile)}`
  yield* list('sessions', (after) => readSessionPage(db, { user_id, after, limit: PAGE }), recheck)
  yield* list('activity', (after) => readEventPage(db, { user_id, after, limit: PAGE }), recheck)
  for (const kind of ['list', 'label', 'task'] as const)
    yield* list(`${kind}s`, (after) => readEntities(deps, kind, { user_id, after, limit: PAGE }), recheck)
  yield* list('webhooks', (after) => readWebhookPage(db, { user_id, after, limit: PAGE }), recheck)
  yield '}\n'
}

async function readEntities(
  { db }: Deps,
  kind: EntityKind,
  page: { readonly user_id: string; readonly after: string | null; readonly limit: number },
): Promise<WrittenRow[]> {
  const rows = await readEntityPages[kind].texts(db, page)
  const id = Object.keys(logKinds[kind].row).indexOf('id')
  return rows.map((row) => ({ id: row[id] ?? '', json: writers[kind](row) }))
}

const writers = Object.fromEntries(
  Object.entries(logKinds).map(([kind, { row, fields }]) => [kind, jsonWriter(row, fields)]),
) as Readonly<Record<EntityKind, (row: TextRow) => string>>

/** A row that is JSON already. */
interface WrittenRow {
  readonly id: string
  readonly json: string
}

type ReadPage = (after: string | null) => Promise<({ readonly id: string } | WrittenRow)[]>

/** One member of the document: a list of rows, in one piece per page. */
async function* list(name: string, read: ReadPage, recheck: () => Promise<void>): AsyncGenerator<string> {
  let separator = `,"${name}":[`
  for (let after: string | null | undefined = null; after !== undefined;) {
    const rows = await read(after)
    if (rows.length > 0)
      yield separator + rows.map((row) => ('json' in row ? row.json : JSON.stringify(row))).join(',')
    if (rows.length > 0) separator = ','
    after = rows.length === PAGE ? rows.at(-1)?.id : undefined
    await recheck()
  }
  yield separator === ',' ? ']' : `${separator}]`
}
