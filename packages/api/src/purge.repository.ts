import { fragment, statement, type Db, type SqlFragment } from '@taskwire/db'

/** The most rows that one statement removes. The time limit of a statement allows many more. */
export const PURGE_AT_ONCE = 1_000

/** A statement that removes up to `PURGE_AT_ONCE` rows from before an instant. */
export type PurgePiece = ReturnType<typeof purgeOf>

/** Columns of a purge. `is_mine` is false when another process was purging the same table; then `purged` is 0. */
export const purgedColumns = { is_mine: 'boolean', purged: 'bigint' } as const

/**
 * SQL that lets one statement at a time purge a table. The lock ends with the statement: a process that dies leaves no lock
 * behind, and the lock works behind a pooler in transaction mode.
 */
export const purgeTurn = (table: SqlFragment) =>
  fragment`turn as materialized (select pg_try_advisory_xact_lock(hashtext('taskwire purge'), hashtext('${table}')) as is_mine)`

/**
 * Makes a statement that removes the oldest rows of a table, by an index on `age`. Skips locked rows, so that no purge waits;
 * the next purge removes them. The limit is part of the text: with a limit that the planner doesn't know it reads the whole
 * table.
 */
export function purgeOf(table: SqlFragment, age: SqlFragment) {
  return statement({ before: 'timestamptz' }, purgedColumns)`
with ${purgeTurn(table)}, old as (
  select ctid from ${table}
  where (select is_mine from turn) and ${age} < :before::timestamptz
  order by ${age}
  limit ${PURGE_AT_ONCE}
  for update skip locked
), gone as (
  delete from ${table} where ctid = any(array(select ctid from old)) returning 1
)
select is_mine, (select count(*) from gone) as purged from turn`
}

/** Runs a purge until no row is left or another process purges the same table. Returns the number of removed rows. */
export async function purgeInPieces(
  db: Db,
  piece: (...call: Parameters<PurgePiece>) => ReturnType<PurgePiece>,
  before: string,
): Promise<number> {
  for (let total = 0; ;) {
    const [row] = await piece(db, { before })
    total += row?.purged ?? 0
    if (row === undefined || !row.is_mine || row.purged < PURGE_AT_ONCE) return total
  }
}
