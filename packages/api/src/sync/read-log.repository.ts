import {
  fragment,
  identifier,
  LIVE_EPOCH,
  rows,
  sharedRead,
  statement,
  type Declared,
  type SqlFragment,
} from '@taskwire/db'
import type { EntityKind } from '@taskwire/domain'
import { logKinds } from '../kinds.ts'
import type { LogKind } from './log-kind.ts'

/** An entity or tombstone of the log, with the columns of its kind; those of other kinds are null. */
export interface LogEntry {
  readonly kind: EntityKind
  readonly id: string
  readonly revision: number
  readonly is_deleted: boolean
}

/** The log's epoch and ends, on every row, and an entry; one row without an entry without changes. */
export type LogRow = { epoch: string | null; head: number; purged: number } & (
  | LogEntry
  | { kind: null; id: null; revision: null; is_deleted: null }
)

const kinds: readonly (readonly [string, LogKind])[] = Object.entries(logKinds)

/** The columns of all kinds. A column that several kinds have is one column. */
const columns: Declared = Object.assign({}, ...kinds.map(([, { row }]) => row)) as Declared
const names = Object.keys(columns)

const entries = join(
  kinds.map(branchOf),
  fragment`
    union all
    `,
)

/** One scan of an index range. It ends after as many rows as the page takes, and does not start for a kind that is not read. */
function branchOf([name, { table, columns: own, row }]: readonly [string, LogKind]): SqlFragment {
  const kind = fragment`'${identifier(name)}'`
  const cells = names.map((column) =>
    Object.hasOwn(row, column)
      ? fragment`entity.${identifier(column)}`
      : fragment`null::${typeOf(column)} as ${identifier(column)}`,
  )
  return fragment`(select ${kind} as kind, ${join(cells, fragment`, `)}, entity.is_deleted
    from (
      select ${own}, ${table}.deleted_at is not null as is_deleted
      from ${table}
      where ${kind} = any(:kinds::text[]) and ${table}.user_id = :user_id and ${table}.revision > :after
        and (${table}.deleted_at is null or not :from_empty::boolean)
      order by ${table}.revision
      limit :limit
    ) entity)`
}

function typeOf(column: string): SqlFragment {
  const type = String(columns[column]).replace('?', '')
  const item = identifier(type.replace('[]', ''))
  return type.endsWith('[]') ? fragment`${item}[]` : item
}

function join(parts: readonly SqlFragment[], separator: SqlFragment): SqlFragment {
  return parts.reduce((joined, part) => fragment`${joined}${separator}${part}`)
}

const nullable = Object.fromEntries(
  Object.entries(columns).map(([name, type]) => [name, type.replace(/\??$/, '?')]),
) as Record<'id' | 'revision', 'uuid?' | 'bigint?'>

/**
 * Returns what changed after a revision in the given kinds, oldest first, and the ends of the log, as of one snapshot. Reading
 * from empty skips tombstones: a reader without rows has nothing to remove.
 */
export const readLog = sharedRead(statement(
  { user_id: 'uuid', kinds: 'text[]', after: 'bigint', from_empty: 'boolean', limit: 'bigint' },
  rows<LogRow>({
    epoch: 'text?',
    head: 'bigint',
    purged: 'bigint',
    kind: 'text?',
    ...nullable,
    is_deleted: 'boolean?',
  }),
)`
select ${LIVE_EPOCH} as epoch, users.revision as head, users.purged_revision as purged, entry.*
from users
left join lateral (
  select * from (
    ${entries}
  ) entries
  order by revision
  limit :limit
) entry on true
where users.id = :user_id
order by entry.revision`)
