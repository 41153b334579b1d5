import type { CreateTaskInput, Task, UpdateTaskInput } from '@taskwire/client'
import { dueDay, type Day } from '../../../shared/dates/day.ts'

export type { Task }

/** The fields of a task that the user can change. Omitted means unchanged; null clears the field. */
export type TaskPatch = Pick<
  UpdateTaskInput,
  'title' | 'description' | 'status' | 'priority' | 'due_date' | 'completed_at' | 'recurrence'
>
export type NewTask = Pick<
  CreateTaskInput,
  'title' | 'description' | 'status' | 'priority' | 'due_date' | 'recurrence'
> & {
  readonly id: string
}

/** Whether an open task was due on a day before `today`. */
export function isOverdue({ completed, due_date }: Task, today: Day): boolean {
  return !completed && due_date !== null && dueDay(due_date) < today
}
