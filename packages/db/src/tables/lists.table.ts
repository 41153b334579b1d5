import type { EntityColor } from '@taskwire/domain'

/** Lists and their tombstones. */
export interface ListsTable {
  user_id: string
  id: string
  title: string
  color: EntityColor | null
  /** A fractional index among the lists. */
  position: string
  archived_at: string | null
  created_at: string
  updated_at: string
  /** Set on a tombstone. */
  deleted_at: string | null
  revision: number
  /** Revision of the last change of the title. */
  title_revision: number
}
