import {
  completionFlag,
  countViews,
  dueInstant,
  type Actor,
  type CompleteTaskInput,
  flagToSet,
  type TaskPatch,
} from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import type { Condition, TaggedTask } from '../sync/etags.ts'
import type { IdempotencyKey } from '../sync/idempotency.repository.ts'
import { runIdempotent } from '../sync/idempotency.ts'
import { requireTaskId } from './get-task.ts'
import { writeConditionally } from './write-conditionally.ts'
import { updateTask as updateTaskRow } from './task-writes.repository.ts'

/** The changes of a task and their conditions, with the free-text status of the one contract that has it. */
export interface UpdateTask extends TaskPatch, Condition {
  readonly id: string
  readonly status_label?: string | null | undefined
  /** For contracts that show a calendar day as its first instant: the same instant sent back keeps the day. */
  readonly keeps_day?: boolean | undefined
  /** Refuses a change of a text that was changed after this revision. */
  readonly base_revision?: number | undefined
}

/**
 * Updates the given fields: omitted means unchanged, null clears. Throws TASK_NOT_FOUND, REVISION_CONFLICT with the
 * current task when a condition of the input is not met, and VALIDATION_FAILED when views of completion that differ from
 * the task contradict each other.
 */
export async function updateTask(
  deps: Deps,
  actor: Actor,
  input: UpdateTask,
  key?: IdempotencyKey,
): Promise<TaggedTask> {
  const id = requireTaskId(input.id)
  const flag = completionFlag(input)
  const update = () =>
    updateTaskRow(
      deps.db,
      key,
      actor.user_id,
      id,
      input.title ?? null,
      input.description !== undefined,
      input.description ?? null,
      input.priority ?? null,
      input.due_date !== undefined,
      input.due_date ?? null,
      typeof input.due_date === 'string' ? (dueInstant(input.due_date) ?? null) : null,
      input.keeps_day ?? false,
      input.status ?? null,
      flag === 'flip' ? null : (flag ?? null),
      flag === 'flip',
      input.completed_at !== undefined,
      input.completed_at ?? null,
      deps.now(),
      input.status_label !== undefined,
      input.status_label ?? null,
      input.expected_revision ?? null,
      input.base_revision ?? null,
      input.updated_at ?? null,
      countViews(input),
      input.epoch ?? null,
    )
  return writeConditionally(deps, actor, { ...input, id }, () => runIdempotent(deps, actor, key, update))
}

/** Sets the completion of a task, or toggles it when the input has no flag. Throws as `updateTask`. */
export async function completeTask(
  deps: Deps,
  actor: Actor,
  input: CompleteTaskInput,
  key?: IdempotencyKey,
): Promise<TaggedTask> {
  const { id, expected_revision, epoch } = input
  return updateTask(deps, actor, { id, completed: flagToSet(input), expected_revision, epoch }, key)
}
