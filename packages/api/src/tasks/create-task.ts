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
import type { IdempotencyKey } from '../sync/idempotency.repository.ts'
import { runIdempotent } from '../sync/idempotency.ts'
import { insertTask } from './task-writes.repository.ts'
import { findTaskOrTombstone } from './tasks.repository.ts'

/**
 * Creates a task. With an id that exists already, returns the existing task: a repeated request creates one task. Throws
 * TASK_ID_USED when that task was deleted or the actor may not read tasks, TASK_LIMIT_REACHED when the account is full.
 */
export async function createTask(
  deps: Deps,
  actor: Actor,
  input: Creation,
  key?: IdempotencyKey,
): Promise<TaggedTask> {
  const id = input.id ?? deps.newId()
  const row = newRow(input, deps.now())
  const insertOnce = () =>
    insertTask(deps.db, key, {
      user_id: actor.user_id,
      id,
      ...row,
      max_tasks: deps.policy.maxTasksPerUser,
    })
  const insert = () =>
    retryOnCollision('tasks_number', insertOnce).catch((error: unknown) => {
      // A concurrent request has created the task with this id.
      if (isUniqueViolation(error, 'tasks_pkey')) return []
      throw error
    })
  return (await runIdempotent(deps, actor, key, insert)) ?? existingTask(deps, actor, id)
}

type Creation = CreateTaskInput & { status_label?: string | null | undefined }

/** The values of a new task, without its id. */
export function newRow(input: Creation, now: string) {
  const due_date = input.due_date ?? null
  return {
    title: input.title,
    description: input.description ?? null,
    ...applyCompletion(unstarted, completionChange(input, unstarted), now),
    status_label: input.status_label ?? null,
    priority: input.priority ?? DEFAULT_PRIORITY,
    due_date,
    due_at: due_date === null ? null : (dueInstant(due_date) ?? null),
    now,
  }
}

/**
 * Returns the task whose id a creation could not use. Throws TASK_ID_USED for a deleted task or when the actor may not read
 * tasks, TASK_LIMIT_REACHED when there is no such task: the account is then full.
 */
export async function existingTask(deps: Deps, actor: Actor, id: string): Promise<TaggedTask> {
  const [found] = await readLive(deps, () => findTaskOrTombstone(deps.db, { user_id: actor.user_id, id }))
  if (found === undefined) throw new DomainError('TASK_LIMIT_REACHED')
  const { is_deleted, ...task } = found
  if (is_deleted || !isAllowed(actor, 'tasks:read')) throw new DomainError('TASK_ID_USED')
  return task
}
