import { completionChange, dueInstant, type Actor, type LabelledTask, type TaskPatch } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { requireTask, requireTaskId } from './get-task.ts'
import { updateTask as updateTaskRow } from './tasks.repository.ts'

/** What may change, and the free-text status of the one contract that has them. */
export interface UpdateTask extends TaskPatch {
  readonly id: string
  readonly status_label?: string | null | undefined
}

/** Changes what the input names: omitted means unchanged, null clears. Throws TASK_NOT_FOUND. */
export async function updateTask(deps: Deps, actor: Actor, input: UpdateTask): Promise<LabelledTask> {
  const completion = completionChange(input)
  const [task] = await updateTaskRow(
    deps.db,
    actor.user_id,
    requireTaskId(input.id),
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
  )
  return requireTask(task)
}
