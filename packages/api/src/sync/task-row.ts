import type { LabelledTask, Task } from '@taskwire/domain'

/** The columns of a task in the order of its fields, for every statement that returns tasks. */
export const taskColumns = `tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision`

/** Removes the status label, which only one contract has. Written out for speed: it runs for every row of every list. */
export function toTask(row: LabelledTask): Task {
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
