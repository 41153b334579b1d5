import {
  completionContradiction,
  DomainError,
  dueAsInstant,
  type Actor,
  type LabelledTask,
} from '@taskwire/domain'
import type { TodoTask, TodoTaskInput } from './schemas.ts'
import { readStatusWords } from './status-words.ts'

export function toTodoTask(task: LabelledTask, actor: Actor): TodoTask {
  return {
    id: task.number,
    title: task.title,
    description: task.description,
    is_completed: task.completed,
    status: task.status_label ?? task.status,
    user_id: actor.user_number,
    created_at: task.created_at,
    updated_at: task.updated_at,
    due_date: dueAsInstant(task.due_date),
  }
}

/** The domain's words for an input; refuses a status that says one thing while is_completed says another. */
export function fromTodoInput({ title, description, is_completed, status, due_date }: TodoTaskInput) {
  const said = status === undefined ? {} : readStatusWords(status)
  const input = { title, description, due_date, completed: is_completed, ...said }
  const message = completionContradiction(input)
  if (message !== undefined)
    throw new DomainError('VALIDATION_FAILED', {
      issues: [{ path: ['status'], message: 'contradicts is_completed' }],
    })
  return input
}
