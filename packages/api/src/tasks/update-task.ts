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
    updateTaskRow(deps.db, key, {
      user_id: actor.user_id,
      id,
      title: input.title ?? null,
      sets_description: input.description !== undefined,
      description: input.description ?? null,
      priority: input.priority ?? null,
      sets_due: input.due_date !== undefined,
      due_date: input.due_date ?? null,
      due_at: typeof input.due_date === 'string' ? (dueInstant(input.due_date) ?? null) : null,
      keeps_day: input.keeps_day ?? false,
      status: input.status ?? null,
      completed: flag === 'flip' ? null : (flag ?? null),
      flips: flag === 'flip',
      sets_completed_at: input.completed_at !== undefined,
      completed_at: input.completed_at ?? null,
      now: deps.now(),
      sets_label: input.status_label !== undefined,
      status_label: input.status_label ?? null,
      expected_revision: input.expected_revision ?? null,
      base_revision: input.base_revision ?? null,
      read_at: input.updated_at ?? null,
      views: countViews(input),
      epoch: input.epoch ?? null,
    })
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
