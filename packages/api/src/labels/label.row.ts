import { fragment } from '@taskwire/db'
import type { Label } from '@taskwire/domain'

/** The types of `labelColumns`. */
export const labelRow = {
  id: 'uuid',
  user_id: 'uuid',
  name: 'text',
  color: 'entity_color?',
  position: 'text',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
  revision: 'bigint',
} as const satisfies Record<keyof Label, string>

/** The columns of every statement that returns labels. */
export const labelColumns = fragment`labels.id, labels.user_id, labels.name, labels.color, labels.position,
  labels.created_at, labels.updated_at, labels.revision`

/** Takes a label out of a row that has more columns. */
export function toLabel(row: Label): Label {
  return {
    id: row.id,
    user_id: row.user_id,
    name: row.name,
    color: row.color,
    position: row.position,
    created_at: row.created_at,
    updated_at: row.updated_at,
    revision: row.revision,
  }
}
