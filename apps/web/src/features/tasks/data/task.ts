import type { CreateTaskInput, Task, UpdateTaskInput } from '@taskwire/client'

export type { Task }

/** What a person can change of a task: omitted means unchanged, null clears. */
export type TaskPatch = Pick<
  UpdateTaskInput,
  'title' | 'description' | 'status' | 'priority' | 'due_date' | 'completed_at'
>
export type NewTask = Pick<CreateTaskInput, 'title' | 'description' | 'status' | 'priority' | 'due_date'> & {
  readonly id: string
}
