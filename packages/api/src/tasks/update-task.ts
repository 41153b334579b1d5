import { completionChange, dueInstant, type Actor, type TaskPatch } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import type { Condition, TaggedTask } from '../sync/etags.ts'
import type { RequestKey } from '../sync/log-write.repository.ts'
import { writeToLog } from '../sync/write-to-log.ts'
import { requireTaskId } from './get-task.ts'
import { writeConditionally } from './write-conditionally.ts'
import { updateTask as updateTaskRow } from './task-writes.repository.ts'

/** What may change, under which conditions, and the free-text status of the one contract that has them. */
export interface UpdateTask extends TaskPatch, Condition {
  readonly id: string
  readonly status_label?: string | null | undefined
  /** Refuse if a text that is to change was changed after this revision. */
  readonly base_revision?: number | undefined
}

/**
 * Changes what the input names: omitted means unchanged, null clears. Throws TASK_NOT_FOUND, and REVISION_CONFLICT with the
 * task as it stands when a condition of the input does not hold.
 */
export async function updateTask(
  deps: Deps,
  actor: Actor,
  input: UpdateTask,
  key?: RequestKey,
): Promise<TaggedTask> {
  const id = requireTaskId(input.id)
  const completion = completionChange(input)
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
      completion.kind,
      completion.kind === 'open' ? completion.status : null,
      completion.kind === 'complete' ? completion.at : null,
      deps.now(),
      input.status_label !== undefined,
      input.status_label ?? null,
      input.expected_revision ?? null,
      input.base_revision ?? null,
      input.epoch ?? null,
    )
  return writeConditionally(deps, actor, { ...input, id }, () => writeToLog(deps, actor, key, update))
}
