import { DomainError, type Actor, type SkipTaskInput } from '@taskwire/domain'
import { skippedTo } from '@taskwire/domain/recurrence'
import type { Deps } from '../deps.ts'
import type { IdempotencyKey } from '../sync/idempotency.repository.ts'
import { keptResponse, runIdempotent } from '../sync/idempotency.ts'
import { explainHeldRefusal, presentTask, refuseChanged } from './explain-refusal.ts'
import { requireTaskId, type TaggedTask } from './get-task.ts'
import { holdTasks } from './held-tasks.ts'
import { unplanned } from './task-recurrence.ts'
import { updateTask as updateTaskRow } from './task-writes.repository.ts'
import { samePlace, valuesOf } from './update-task.ts'

/**
 * Moves the due date of an open repeating task to its next occurrence. Throws NO_NEXT_OCCURRENCE when none follows, when the task
 * doesn't repeat and when it is completed; otherwise as `updateTask`.
 */
export async function skipTask(
  deps: Deps,
  actor: Actor,
  input: SkipTaskInput,
  key?: IdempotencyKey,
): Promise<TaggedTask> {
  const id = requireTaskId(input.id)
  return holdTasks(deps, actor, { ids: [id], relatives_of: [] }, key, async (held, heldKey) => {
    const kept = keptResponse(heldKey) as TaggedTask | undefined
    if (kept !== undefined) return kept
    const current = await presentTask(held, actor, id)
    refuseChanged(input, current)
    const next = current.completed ? undefined : skippedTo(current, held.now())
    if (next === undefined) throw new DomainError('NO_NEXT_OCCURRENCE')
    const { expected_revision, epoch } = input
    const update = { id, due_date: next.due_date, expected_revision, epoch }
    const values = {
      ...valuesOf(held, actor, update, next.recurrence),
      ...samePlace,
      ...unplanned,
      is_held: true,
    }
    const skipped = await runIdempotent(held, actor, heldKey, () => updateTaskRow(held.db, heldKey, values))
    return skipped ?? explainHeldRefusal(held, actor, update)
  })
}
