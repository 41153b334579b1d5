import { fragment, narrow, type SqlFragment } from '@taskwire/db'
import type { Recurrence, Reminder, TaskWithStatusLabel, Task } from '@taskwire/domain'

/** The types of `taskColumns`. */
export const taskRow = {
  id: 'uuid',
  number: 'bigint',
  user_id: 'uuid',
  title: 'text',
  description: 'text?',
  status: 'task_status',
  status_label: 'text?',
  completed: 'boolean',
  priority: 'task_priority',
  due_date: 'text?',
  completed_at: 'timestamptz?',
  list_id: 'uuid?',
  parent_id: 'uuid?',
  label_ids: 'uuid[]',
  position: 'text',
  reminders: narrow<readonly Reminder[]>('jsonb'),
  recurrence: narrow<Recurrence | null>('jsonb?'),
  next_id: 'uuid?',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
  revision: 'bigint',
} as const satisfies Record<keyof TaskWithStatusLabel, string>

/** Reminders as a parameter, in JSON. */
export const remindersParam = narrow<string>('jsonb')

/** The same with the epoch of a log that is live. */
export const taggedRow = { ...taskRow, epoch: 'text' } as const

/** The columns of every statement that returns tasks. */
export const taskColumns = fragment`tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.reminders, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision`

/** Where a task is: its parent, its list, or the Inbox. The index `tasks_places` begins with it. */
export const placeColumn = fragment`coalesce(tasks.parent_id, tasks.list_id, '00000000-0000-0000-0000-000000000000')`

/** The place with this parent or list; the Inbox when both are null. */
export function placeOf(parent_id: SqlFragment, list_id: SqlFragment): SqlFragment {
  return fragment`coalesce(${parent_id}::uuid, ${list_id}::uuid, '00000000-0000-0000-0000-000000000000')`
}

/** The last position of a place; null when it is empty. */
export function lastIn(place: SqlFragment): SqlFragment {
  return fragment`(
    select position from tasks
    where user_id = :user_id and ${placeColumn} = ${place} and deleted_at is null
    order by position desc limit 1)`
}

/** Removes the status label, which only one contract has. Written out for speed: it runs for every row of every list. */
export function toTask(row: TaskWithStatusLabel): Task {
  return {
    id: row.id,
    number: row.number,
    user_id: row.user_id,
    title: row.title,
    description: row.description,
    status: row.status,
    completed: row.completed,
    priority: row.priority,
    due_date: row.due_date,
    completed_at: row.completed_at,
    list_id: row.list_id,
    parent_id: row.parent_id,
    label_ids: row.label_ids,
    position: row.position,
    reminders: row.reminders,
    recurrence: row.recurrence,
    next_id: row.next_id,
    created_at: row.created_at,
    updated_at: row.updated_at,
    revision: row.revision,
  }
}

const { status_label: _none, ...fields } = taskRow

/** The fields of a `Task`, in the order of `toTask`. */
export const taskFields: readonly string[] = Object.keys(fields)
