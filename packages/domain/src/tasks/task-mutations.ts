import type { CompleteTaskInput } from './complete-input.ts'
import type { CreateTaskInput, DeleteTaskInput, RestoreTaskInput, UpdateTaskInput } from './task-input.ts'

/**
 * The inputs of a task's mutations, as a replica queues them: the input of the procedure with the same name, without `op_id` and
 * `epoch`. The replica adds both, and rebases queued mutations when the epoch changes.
 */
export interface TaskMutations {
  readonly create: Omit<CreateTaskInput, 'op_id'> & { readonly id: string }
  readonly update: Omit<UpdateTaskInput, 'op_id' | 'epoch'>
  /** Always names the new flag: the result of a toggle would depend on when it reaches the server. */
  readonly complete: Pick<CompleteTaskInput, 'id' | 'expected_revision'> & { readonly completed: boolean }
  readonly delete: Omit<DeleteTaskInput, 'op_id' | 'epoch'>
  readonly restore: Omit<RestoreTaskInput, 'op_id'>
}
