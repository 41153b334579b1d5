import type { EntityColor } from '@taskwire/domain'

/** Labels and their tombstones. */
export interface LabelsTable {
  user_id: string
  id: string
  name: string
  /** The name in the form in which it is unique per user: `nameKey` of the domain. */
  name_key: string
  color: EntityColor | null
  /** A fractional index among the labels. */
  position: string
  created_at: string
  updated_at: string
  /** Set on a tombstone. */
  deleted_at: string | null
  revision: number
  /** Revision of the last change of the name. */
  name_revision: number
}
