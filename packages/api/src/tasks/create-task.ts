import { isUniqueViolation, retryOnCollision } from '@taskwire/db'
import {
  applyCompletion,
  completionChange,
  DEFAULT_PRIORITY,
  DomainError,
  dueInstant,
  isAllowed,
  unstarted,
  type Actor,
  type CreateTaskInput,
} from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import type { TaggedTask } from '../sync/etags.ts'
import { readLive } from '../sync/live-log.ts'
import type { RequestKey } from '../sync/log-write.repository.ts'
import { writeToLog } from '../sync/write-to-log.ts'
import { insertTask } from './task-writes.repository.ts'
import { findTaskOrTombstone } from './tasks.repository.ts'

/**
 * Makes a task. With an id that the actor used before it answers the task that stands: a repeated request makes one
 * task. Throws TASK_ID_USED when that task was deleted or the actor may only add tasks and see none, TASK_LIMIT_REACHED
 * when the account is full.
 */
export async function createTask(
  deps: Deps,
  actor: Actor,
  input: CreateTaskInput & { status_label?: string | null | undefined },
  key?: RequestKey,
): Promise<TaggedTask> {
  const id = input.id ?? deps.newId()
  const now = deps.now()
  const due_date = input.due_date ?? null
  const { status, completed_at } = applyCompletion(unstarted, completionChange(input, unstarted), now)
  const insertOnce = () =>
    insertTask(
      deps.db,
      key,
      actor.user_id,
      id,
      input.title,
      input.description ?? null,
      status,
      input.status_label ?? null,
      input.priority ?? DEFAULT_PRIORITY,
      due_date,
      due_date === null ? null : (dueInstant(due_date) ?? null),
      completed_at,
      now,
      deps.policy.maxTasksPerUser,
    )
  const insert = () =>
    retryOnCollision('tasks_number', insertOnce).catch((error: unknown) => {
      // The same id from two requests at once: the other one made it.
      if (isUniqueViolation(error, 'tasks_pkey')) return []
      throw error
    })
  return (await writeToLog(deps, actor, key, insert)) ?? standingTask(deps, actor, id)
}

async function standingTask(deps: Deps, actor: Actor, id: string): Promise<TaggedTask> {
  const [found] = await readLive(deps, () => findTaskOrTombstone(deps.db, actor.user_id, id))
  if (found === undefined) throw new DomainError('TASK_LIMIT_REACHED')
  const { is_deleted, ...task } = found
  if (is_deleted || !isAllowed(actor, 'tasks:read')) throw new DomainError('TASK_ID_USED')
  return task
}
