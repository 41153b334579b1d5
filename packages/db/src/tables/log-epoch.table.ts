import type { Generated } from 'kysely'

/** One row: the history that the revisions of this database belong to. */
export interface LogEpochTable {
  is_only: Generated<boolean>
  epoch: string
  /** The cluster, timeline, database and tables that the epoch belongs to; null until the first check. */
  identity: string | null
  /** Marks of the data folder that the epoch belongs to: the last one and the one that replaces it. */
  marks: readonly string[] | null
  /** The start of PostgreSQL and the tables for which the identity was last checked. */
  stamp: string | null
  /** The transaction that wrote this row; a restored row was written by another one. */
  written_by: string | null
}
