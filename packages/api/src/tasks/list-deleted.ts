import {
  DELETED_PER_PAGE,
  nextTrashCursor,
  offsetOf,
  type Actor,
  type DeletedTask,
  type TrashInput,
} from '@taskwire/domain'
import type { Context } from '../context.ts'
import { toTask } from '../sync/task-row.ts'
import { listDeletedTasks } from './tasks.repository.ts'

/** A page of the actor's deleted tasks whose tombstones stand, the latest first. */
export async function listDeleted(
  { deps, actor, onNextPage }: Pick<Context, 'deps' | 'onNextPage'> & { readonly actor: Actor },
  input: TrashInput,
): Promise<DeletedTask[]> {
  const { limit = DELETED_PER_PAGE, cursor = Number.MAX_SAFE_INTEGER, completed = null } = input
  const offset = offsetOf({ ...input, limit })
  const rows = await listDeletedTasks(deps.db, actor.user_id, Number(cursor), limit, completed, offset)
  const tasks = rows.map((row) => ({ ...toTask(row), deleted_at: row.deleted_at }))
  const next = nextTrashCursor(tasks, input)
  if (next !== null) onNextPage?.(next)
  return tasks
}
