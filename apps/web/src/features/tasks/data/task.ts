import type { CreateTaskInput, Task, UpdateTaskInput } from '@taskwire/client'

export type { Task }

/** The fields of a task that the user can change. Omitted means unchanged; null clears the field. */
export type TaskPatch = Pick<
  UpdateTaskInput,
  'title' | 'description' | 'status' | 'priority' | 'due_date' | 'completed_at'
>
export type NewTask = Pick<CreateTaskInput, 'title' | 'description' | 'status' | 'priority' | 'due_date'> & {
  readonly id: string
}
