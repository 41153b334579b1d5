import { isUniqueViolation } from '@taskwire/db'
import {
  completionChange,
  applyCompletion,
  DomainError,
  dueInstant,
  type Actor,
  type CreateTaskInput,
  type LabelledTask,
} from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { findTaskOrTombstone, insertTask } from './tasks.repository.ts'

/**
 * Makes a task. With an id that the actor used before it answers the task that stands: a repeated request makes one
 * task. Throws TASK_ID_USED when that task was deleted, TASK_LIMIT_REACHED when the account is full.
 */
export async function createTask(
  deps: Deps,
  actor: Actor,
  input: CreateTaskInput & { status_label?: string | null | undefined },
): Promise<LabelledTask> {
  const id = input.id ?? deps.newId()
  const now = deps.now()
  const due_date = input.due_date ?? null
  const { status, completed_at } = applyCompletion(unstarted, completionChange(input), now)
  try {
    const [task] = await insertTask(
      deps.db,
      actor.user_id,
      id,
      input.title,
      input.description ?? null,
      status,
      input.status_label ?? null,
      input.priority ?? 'medium',
      due_date,
      due_date === null ? null : (dueInstant(due_date) ?? null),
      completed_at,
      now,
      deps.policy.maxTasksPerUser,
    )
    if (task !== undefined) return task
  } catch (error) {
    // The same id from two requests at once: the other one made it.
    if (!isUniqueViolation(error, 'tasks_pkey')) throw error
  }
  return standingTask(deps, actor, id)
}

const unstarted = { status: 'pending', completed: false, completed_at: null } as const

async function standingTask(deps: Deps, actor: Actor, id: string): Promise<LabelledTask> {
  const [found] = await findTaskOrTombstone(deps.db, actor.user_id, id)
  if (found === undefined) throw new DomainError('TASK_LIMIT_REACHED')
  const { is_deleted, ...task } = found
  if (is_deleted) throw new DomainError('TASK_ID_USED')
  return task
}
