import type { Generated } from 'kysely'

/** One row: the history that revisions of this database belong to. */
export interface LogEpochTable {
  is_only: Generated<boolean>
  epoch: string
  system_identifier: string
  timeline: number
}
