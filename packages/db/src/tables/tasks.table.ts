import type { Recurrence, Reminder, TaskPriority, TaskStatus } from '@taskwire/domain'
import type { Generated } from 'kysely'

/** Tasks and tombstones. */
export interface TasksTable {
  user_id: string
  id: string
  /** Random and unique across users, for the contracts with integer ids. */
  number: Generated<number>
  title: string
  description: string | null
  status: TaskStatus
  /** Free-text status of the one contract that has it. Deleted when another contract changes the status. */
  status_label: string | null
  priority: TaskPriority
  /** As the client sent it: a date or an instant. */
  due_date: string | null
  /** The instant of `due_date`, for sorting and filtering. */
  due_at: string | null
  completed_at: string | null
  /** The list of a top-level task; null in the Inbox. Null for a subtask, which is in its parent's list. */
  list_id: string | null
  /** The top-level task that a subtask belongs to. */
  parent_id: string | null
  label_ids: Generated<readonly string[]>
  /** A fractional index within the list or the parent. */
  position: Generated<string>
  reminders: Generated<readonly Reminder[]>
  /** The next moment of a reminder; null without one. A trigger computes it in each write. */
  next_reminder_at: string | null
  /** When the task repeats. Such a task has a due date and no parent. */
  recurrence: Recurrence | null
  /** The task that the completion of this one made. */
  next_id: string | null
  created_at: string
  updated_at: string
  /** Set on a tombstone. */
  deleted_at: string | null
  /** The row whose deletion took this one along: the list for a task, the parent for a subtask. */
  deleted_with: string | null
  /** Whether the task has or had a subtask, so that a write of it may change others. */
  had_subtasks: Generated<boolean>
  revision: number
  /** Revision of the last change of the title. */
  title_revision: Generated<number>
  /** Revision of the last change of the description. */
  description_revision: Generated<number>
  /** Folded title and description for the search. PostgreSQL computes it. */
  search_text: Generated<string>
}
