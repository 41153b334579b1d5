import {
  DELETED_PER_PAGE,
  DomainError,
  nextTrashCursor,
  offsetOf,
  type Actor,
  type DeletedTask,
  type TrashInput,
} from '@taskwire/domain'
import type { Context } from '../context.ts'
import type { Deps } from '../deps.ts'
import type { Condition, TaggedTask } from '../sync/etags.ts'
import { runIdempotent } from '../sync/idempotency.ts'
import type { IdempotencyKey } from '../sync/idempotency.repository.ts'
import { readLive } from '../sync/live-log.ts'
import { toTask } from './task.row.ts'
import { requireTask, requireTaskId } from './get-task.ts'
import { deleteTask as deleteTaskRow, restoreTask as restoreTaskRow } from './task-writes.repository.ts'
import { findTaskOrTombstone, listDeletedTasks } from './tasks.repository.ts'
import { writeConditionally } from './write-conditionally.ts'

const ATTEMPTS = 5

/**
 * Deletes a task and returns the revision of the deletion. Leaves a tombstone. Throws TASK_NOT_FOUND, and REVISION_CONFLICT
 * when the task is not at `expected_revision` or the log is not of `epoch`.
 */
export async function deleteTask(
  deps: Deps,
  actor: Actor,
  input: Condition & { readonly id: string },
  key?: IdempotencyKey,
): Promise<{ id: string; revision: number }> {
  const id = requireTaskId(input.id)
  const remove = () =>
    deleteTaskRow(deps.db, key, {
      user_id: actor.user_id,
      id,
      now: deps.now(),
      expected_revision: input.expected_revision ?? null,
      expected_epoch: input.epoch ?? null,
    })
  const deleted = await writeConditionally(deps, actor, { ...input, id }, () =>
    runIdempotent(deps, actor, key, remove),
  )
  return { id: deleted.id, revision: deleted.revision }
}

/** Returns a page of the actor's deleted tasks that can be restored, the latest deleted first. */
export async function listDeleted(
  { deps, actor, onNextPage }: Pick<Context, 'deps' | 'onNextPage'> & { readonly actor: Actor },
  input: TrashInput,
): Promise<DeletedTask[]> {
  const { limit = DELETED_PER_PAGE, cursor = Number.MAX_SAFE_INTEGER, completed = null } = input
  const offset = offsetOf({ ...input, limit })
  const rows = await listDeletedTasks(deps.db, {
    user_id: actor.user_id,
    below: Number(cursor),
    limit,
    completed,
    offset,
  })
  const tasks = rows.map((row) => ({ ...toTask(row), deleted_at: row.deleted_at }))
  const next = nextTrashCursor(tasks, input)
  if (next !== null) onNextPage?.(next)
  return tasks
}

/**
 * Restores a deleted task from its tombstone. Returns a task that isn't deleted unchanged. Throws TASK_NOT_FOUND when there
 * is neither a task nor a tombstone, TASK_LIMIT_REACHED when the account is full.
 */
export async function restoreTask(
  deps: Deps,
  actor: Actor,
  input: { id: string },
  key?: IdempotencyKey,
): Promise<TaggedTask> {
  const id = requireTaskId(input.id)
  const restore = () =>
    restoreTaskRow(deps.db, key, {
      user_id: actor.user_id,
      id,
      now: deps.now(),
      max_tasks: deps.policy.maxTasksPerUser,
    })
  for (let attempt = 1; ; attempt += 1) {
    const restored = await runIdempotent(deps, actor, key, restore)
    if (restored !== undefined) return restored
    const [found] = await readLive(deps, () => findTaskOrTombstone(deps.db, { user_id: actor.user_id, id }))
    const { is_deleted, ...task } = requireTask(found)
    if (!is_deleted) return task
    // A statement sees the rows as of its start, so it missed a deletion that was committed since.
    if (attempt === ATTEMPTS) throw new DomainError('TASK_LIMIT_REACHED')
  }
}
