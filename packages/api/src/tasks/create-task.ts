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
import { readLive } from '../sync/live-log.ts'
import type { IdempotencyKey } from '../sync/idempotency.repository.ts'
import { keptResponse, runIdempotent } from '../sync/idempotency.ts'
import type { TaggedTask } from './get-task.ts'
import { holdTasks } from './held-tasks.ts'
import { requirePlace } from './require-place.ts'
import { insertSubtask } from './subtasks.repository.ts'
import { newRecurrence, nothing } from './task-recurrence.ts'
import { insertTask } from './task-creation.repository.ts'
import { findTaskOrTombstone } from './tasks.repository.ts'

const ATTEMPTS = 5

/**
 * Creates a task at the end of its list or parent, unless the input has a position. With an id that exists already, returns the
 * existing task: a repeated request creates one task. An open subtask reopens its completed parent. Throws TASK_ID_USED when that
 * task was deleted or the actor may not read tasks, TASK_LIMIT_REACHED when the account is full, and as `requirePlace` and
 * `newRecurrence`.
 */
export async function createTask(
  deps: Deps,
  actor: Actor,
  input: Creation,
  key?: IdempotencyKey,
): Promise<TaggedTask> {
  const { parent_id } = input
  const creation = { ...input, id: input.id ?? deps.newId() }
  if (typeof parent_id === 'string')
    return holdTasks(deps, actor, { ids: [parent_id], relatives_of: [] }, key, (held, heldKey) =>
      createTaskHeld(held, actor, creation, heldKey),
    )
  const values = await valuesOf(deps, actor, creation)
  const insert = () =>
    retryOnCollision('tasks_number', () => insertTask(deps.db, key, values)).catch((error: unknown) => {
      // A concurrent request has created the task with this id.
      if (isUniqueViolation(error, 'tasks_pkey')) return []
      throw error
    })
  for (let attempt = 1; ; attempt += 1) {
    const created = await runIdempotent(deps, actor, key, insert)
    if (created !== undefined) return created
    const existing = await explainCreation(deps, actor, creation)
    if (existing !== undefined) return existing
    // The list was restored, or the account got room, after the statement began.
    if (attempt === ATTEMPTS) throw new DomainError('UNAVAILABLE')
  }
}

/** `createTask` in a transaction that has locked the log and the parent. */
export async function createTaskHeld(
  deps: Deps,
  actor: Actor,
  input: Creation,
  key?: IdempotencyKey,
): Promise<TaggedTask> {
  const kept = keptResponse(key) as TaggedTask | undefined
  if (kept !== undefined) return kept
  const creation = { ...input, id: input.id ?? deps.newId() }
  const { parent_id } = creation
  const existing = await explainCreation(deps, actor, creation)
  if (existing !== undefined) return existing
  const { recurrence, ...values } = await valuesOf(deps, actor, creation)
  const insert = () =>
    typeof parent_id === 'string'
      ? insertSubtask(deps.db, key, { ...values, parent_id })
      : insertTask(deps.db, key, { ...values, recurrence })
  const created = await runIdempotent(deps, actor, key, insert)
  if (created === undefined) throw new DomainError('UNAVAILABLE')
  return created
}

async function valuesOf(deps: Deps, actor: Actor, creation: Creation & { readonly id: string }) {
  const row = newRow(creation, deps.now())
  // A task that is created as completed needs no future: nothing follows it.
  const before = { ...nothing, completed: row.status === 'completed' }
  const recurrence = creation.recurrence == null ? null : await newRecurrence(deps, actor, creation, before)
  return {
    user_id: actor.user_id,
    recurrence: recurrence === null ? null : JSON.stringify(recurrence),
    id: creation.id,
    ...row,
    reminders: JSON.stringify(row.reminders),
    position: creation.position ?? null,
    max_tasks: deps.policy.maxTasksPerUser,
  }
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
    list_id: input.list_id ?? null,
    label_ids: input.label_ids ?? [],
    reminders: input.reminders ?? [],
    now,
  }
}

/**
 * Returns the existing task of a creation, undefined when there is nothing in its way. Throws the reason why it cannot be made:
 * TASK_ID_USED for a deleted task or when the actor may not read tasks, TASK_LIMIT_REACHED, or as `requirePlace`.
 */
export async function explainCreation(
  deps: Deps,
  actor: Actor,
  creation: Creation & { readonly id: string },
): Promise<TaggedTask | undefined> {
  const { id, list_id, parent_id, label_ids } = creation
  const [found] = await readLive(deps, () => findTaskOrTombstone(deps.db, { user_id: actor.user_id, id }))
  if (found === undefined) {
    const { task_count } = await requirePlace(deps, actor, { list_id, parent_id, label_ids })
    if (task_count >= deps.policy.maxTasksPerUser) throw new DomainError('TASK_LIMIT_REACHED')
    return undefined
  }
  const { is_deleted, ...task } = found
  if (is_deleted || !isAllowed(actor, 'tasks:read')) throw new DomainError('TASK_ID_USED')
  return task
}
