import { dueToInstant, type Actor, type TaskWithStatusLabel, type User } from '@taskwire/domain'
import type { TodoTask, TodoTaskInput, TodoToken } from './schemas.ts'
import { readStatusLabel } from './status-label.ts'

export function toTodoTask(task: TaskWithStatusLabel, actor: Actor): TodoTask {
  return {
    id: task.number,
    title: task.title,
    description: task.description,
    is_completed: task.completed,
    completed: task.completed,
    status: task.status_label ?? task.status,
    user_id: actor.user_number,
    created_at: task.created_at,
    updated_at: task.updated_at,
    due_date: dueToInstant(task.due_date),
  }
}

/** Converts an input to the domain's fields. */
export function fromTodoInput<Input extends TodoTaskInput>({ status, ...input }: Input) {
  return { ...input, ...(status !== undefined && readStatusLabel(status)) }
}

/** A token under the names of all contracts, with its user. */
export function toSignedIn({ number, email, created_at }: User, token: string): TodoToken {
  const user = { id: number, email, created_at }
  return { success: true, token, access_token: token, token_type: 'bearer', user }
}
