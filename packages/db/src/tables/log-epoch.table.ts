import type { Generated } from 'kysely'

/** A single row that names the history of this database's revisions. */
export interface LogEpochTable {
  is_only: Generated<boolean>
  epoch: string
  /** The cluster, timeline, database and tables that the epoch belongs to; null until the first check. */
  identity: string | null
  /** Marks of the data folder that the epoch belongs to: the present one and the one that replaces it. */
  marks: readonly string[] | null
  /** PostgreSQL's start time and the tables at the last check of the identity. */
  stamp: string | null
  /** Id of the transaction that wrote this row. A restored row was written by another transaction. */
  written_by: string | null
}
