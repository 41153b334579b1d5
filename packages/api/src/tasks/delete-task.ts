import type { Actor } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { requireTask, requireTaskId } from './get-task.ts'
import { deleteTask as deleteTaskRow } from './tasks.repository.ts'

/** Deletes a task and answers the revision at which it went. Throws TASK_NOT_FOUND. */
export async function deleteTask(
  deps: Deps,
  actor: Actor,
  input: { id: string },
): Promise<{ id: string; revision: number }> {
  const [gone] = await deleteTaskRow(deps.db, actor.user_id, requireTaskId(input.id), deps.now())
  return requireTask(gone)
}
