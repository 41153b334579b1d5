import { fragment } from '@taskwire/db'
import type { TaskWithStatusLabel, Task } from '@taskwire/domain'

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
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
  revision: 'bigint',
} as const satisfies Record<keyof TaskWithStatusLabel, string>

/** The same with the epoch of a log that is live. */
export const taggedRow = { ...taskRow, epoch: 'text' } as const

/** The columns of every statement that returns tasks. */
export const taskColumns = fragment`tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision`

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
    created_at: row.created_at,
    updated_at: row.updated_at,
    revision: row.revision,
  }
}
