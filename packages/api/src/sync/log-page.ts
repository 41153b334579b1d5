import type { EntityChange, EntityChangePage, EntityKind } from '@taskwire/domain'
import { jsonWriter, textReader, type TextRow } from '@taskwire/db'
import type { Context } from '../context.ts'
import { logKinds } from '../kinds.ts'
import type { LogKind } from './log-kind.ts'
import { readLog } from './read-log.repository.ts'

/** An entry of the log, with the row as PostgreSQL sent it. */
export interface LogEntryText {
  readonly kind: EntityKind
  readonly id: string
  readonly revision: number
  readonly isDeleted: boolean
  readonly row: TextRow
}

/** A page of the log before its entries become values or JSON. */
export interface LogPage {
  readonly entries: readonly LogEntryText[]
  readonly cursor: string
  readonly has_more: boolean
  readonly reset: boolean
}

/** Both forms of a page: values, and their JSON text. */
export interface PageForms<Page> {
  readonly toPage: (page: LogPage) => Page
  readonly write: (page: LogPage) => string
}

const columns = Object.keys(readLog.columns)

/** The places of an entry's columns in a row. */
export const logPlaces = {
  kind: columns.indexOf('kind'),
  id: columns.indexOf('id'),
  revision: columns.indexOf('revision'),
  is_deleted: columns.indexOf('is_deleted'),
}

function ofKinds<Form>(make: (kind: LogKind) => Form): Readonly<Record<EntityKind, Form>> {
  const kinds = Object.entries(logKinds) as unknown as readonly (readonly [EntityKind, LogKind])[]
  return Object.fromEntries(kinds.map(([name, kind]) => [name, make(kind)])) as Record<EntityKind, Form>
}

const readers = ofKinds(({ fields }) => textReader(readLog.columns, fields))
const writers = ofKinds(({ fields }) => jsonWriter(readLog.columns, fields))

/** Returns a page as values. */
export function toEntityPage({ entries, ...page }: LogPage): EntityChangePage {
  return { changes: entries.map(toChange), ...page }
}

function toChange({ kind, id, revision, isDeleted, row }: LogEntryText): EntityChange {
  if (isDeleted) return { kind, type: 'delete', revision, id }
  return { kind, type: 'upsert', revision, entity: readers[kind](row) } as unknown as EntityChange
}

/** The pages of `sync.changes`. */
export const entityPageForms: PageForms<EntityChangePage> = {
  toPage: toEntityPage,
  write: (page) => writePage(page, ({ kind }) => `"kind":"${kind}",`, 'entity'),
}

/** Writes a page. `start` begins each change, and `field` names its entity. */
export function writePage(
  { entries, cursor, has_more, reset }: LogPage,
  start: (entry: LogEntryText) => string,
  field: string,
): string {
  const changes = entries.map((entry) => {
    const { kind, id, revision, isDeleted, row } = entry
    return isDeleted
      ? `{${start(entry)}"type":"delete","revision":${revision},"id":"${id}"}`
      : `{${start(entry)}"type":"upsert","revision":${revision},"${field}":${writers[kind](row)}}`
  })
  return `{"changes":[${changes.join(',')}],"cursor":${JSON.stringify(cursor)},"has_more":${has_more},"reset":${reset}}`
}

/** Returns a page as values, or gives its JSON text to a transport that takes it. */
export function pageOutput<Page extends object>(
  { onJsonText }: Pick<Context, 'onJsonText'>,
  page: LogPage,
  { toPage, write }: PageForms<Page>,
): Page {
  if (onJsonText === undefined) return toPage(page)
  const output = {} as Page
  onJsonText(output, write(page))
  return output
}
