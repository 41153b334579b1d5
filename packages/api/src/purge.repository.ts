import { statement, type Db, type Statement } from '@taskwire/db'

/** Rows that one statement removes: far fewer than its time limit allows. */
export const PURGE_AT_ONCE = 1_000

/** What one statement removed. */
export interface PurgedPiece {
  /** False when another process was removing rows of this kind at that moment. */
  readonly is_mine: boolean
  readonly purged: number
}

/** Removes up to `PURGE_AT_ONCE` rows from before an instant. */
export type PurgePiece = Statement<[before: string], PurgedPiece>

/**
 * SQL that lets one statement at a time purge a table. The lock ends with the statement, so a process that dies leaves none
 * behind and a pooler in transaction mode is no obstacle.
 */
export const purgeTurn = (table: string) =>
  `turn as materialized (select pg_try_advisory_xact_lock(hashtext('taskwire purge'), hashtext('${table}')) as is_mine)`

/**
 * A statement that removes the oldest rows of a table, by an index on `age`. Locked rows are left for the next time, and nobody
 * waits. The limit is part of the text: a plan for an unknown limit reads the whole table.
 */
export function purgeOf(table: string, age: string): PurgePiece {
  return statement<[before: string], PurgedPiece>(`
with ${purgeTurn(table)}, old as (
  select ctid from ${table}
  where (select is_mine from turn) and ${age} < $1::timestamptz
  order by ${age}
  limit ${PURGE_AT_ONCE}
  for update skip locked
), gone as (
  delete from ${table} where ctid = any(array(select ctid from old)) returning 1
)
select is_mine, (select count(*) from gone) as purged from turn`)
}

/** Runs a purge piece by piece until nothing is left or another process does the same; returns how many rows it removed. */
export async function purgeInPieces(db: Db, piece: PurgePiece, before: string): Promise<number> {
  for (let total = 0; ;) {
    const [row] = await piece(db, before)
    total += row?.purged ?? 0
    if (row === undefined || !row.is_mine || row.purged < PURGE_AT_ONCE) return total
  }
}
