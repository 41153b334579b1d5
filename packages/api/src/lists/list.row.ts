import { fragment } from '@taskwire/db'
import type { List } from '@taskwire/domain'

/** The types of `listColumns`. */
export const listRow = {
  id: 'uuid',
  user_id: 'uuid',
  title: 'text',
  color: 'entity_color?',
  position: 'text',
  archived_at: 'timestamptz?',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
  revision: 'bigint',
} as const satisfies Record<keyof List, string>

/** The columns of every statement that returns lists. */
export const listColumns = fragment`lists.id, lists.user_id, lists.title, lists.color, lists.position, lists.archived_at,
  lists.created_at, lists.updated_at, lists.revision`

/** Takes a list out of a row that has more columns. */
export function toList(row: List): List {
  return {
    id: row.id,
    user_id: row.user_id,
    title: row.title,
    color: row.color,
    position: row.position,
    archived_at: row.archived_at,
    created_at: row.created_at,
    updated_at: row.updated_at,
    revision: row.revision,
  }
}
