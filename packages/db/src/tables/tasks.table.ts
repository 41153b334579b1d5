import type { TaskPriority, TaskStatus } from '@taskwire/domain'
import type { Generated } from 'kysely'

export interface TasksTable {
  user_id: string
  id: string
  /** Random and unique across users, for the contracts that know integer ids. */
  number: Generated<number>
  title: string
  description: string | null
  status: TaskStatus
  /** The free-text status of the one contract that has them; dropped when another door changes the status. */
  status_label: string | null
  priority: TaskPriority
  /** As it was given: a date or an instant. */
  due_date: string | null
  /** The same as a moment, for sorting and filtering. */
  due_at: string | null
  completed_at: string | null
  created_at: string
  updated_at: string
  /** Set: a tombstone. */
  deleted_at: string | null
  revision: number
  /** Revision of the last change of the title; of the description. */
  title_revision: Generated<number>
  description_revision: Generated<number>
  /** Title and description as a search compares them; PostgreSQL computes it. */
  search_text: Generated<string>
}
