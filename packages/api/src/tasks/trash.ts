import {
  DELETED_PER_PAGE,
  DomainError,
  MAX_SUBTASKS,
  nextTrashCursor,
  offsetOf,
  type Actor,
  type DeletedTask,
  type EntityRevision,
  type TaskPlace,
  type TrashInput,
} from '@taskwire/domain'
import type { Context } from '../context.ts'
import type { Deps } from '../deps.ts'
import type { Condition } from '../sync/etags.ts'
import { keptResponse, runIdempotent } from '../sync/idempotency.ts'
import type { IdempotencyKey } from '../sync/idempotency.repository.ts'
import { readLive } from '../sync/live-log.ts'
import { toTask } from './task.row.ts'
import { explainHeldRefusal, explainRefusal } from './explain-refusal.ts'
import { requireTask, requireTaskId, type TaggedTask } from './get-task.ts'
import { holdTasks } from './held-tasks.ts'
import { findPlace } from './require-place.ts'
import { deleteTask as deleteTaskRow, restoreTask as restoreTaskRow } from './task-trash.repository.ts'
import { findTaskOrTombstone, listDeletedTasks } from './tasks.repository.ts'

/**
 * Deletes a task with its subtasks and returns the revision of its deletion. Leaves tombstones. Throws TASK_NOT_FOUND, and
 * REVISION_CONFLICT when the task is not at `expected_revision` or the log is not of `epoch`.
 */
export async function deleteTask(
  deps: Deps,
  actor: Actor,
  input: Condition & { readonly id: string },
  key?: IdempotencyKey,
): Promise<EntityRevision> {
  const id = requireTaskId(input.id)
  const deleted = await runDeletion(deps, actor, { ...input, id }, key, false)
  if (deleted !== undefined) return deleted
  await explainRefusal(deps, actor, { ...input, id })
  return holdTasks(deps, actor, { ids: [], relatives_of: [id] }, key, (held, heldKey) =>
    deleteTaskHeld(held, actor, input, heldKey),
  )
}

/** `deleteTask` in a transaction that has locked the log, the task and its relatives. */
export async function deleteTaskHeld(
  deps: Deps,
  actor: Actor,
  input: Condition & { readonly id: string },
  key?: IdempotencyKey,
): Promise<EntityRevision> {
  const id = requireTaskId(input.id)
  const deleted = await runDeletion(deps, actor, { ...input, id }, key, true)
  return deleted ?? explainHeldRefusal(deps, actor, { ...input, id })
}

async function runDeletion(
  deps: Deps,
  actor: Actor,
  { id, expected_revision, epoch }: Condition & { readonly id: string },
  key: IdempotencyKey | undefined,
  is_held: boolean,
): Promise<EntityRevision | undefined> {
  const values = {
    user_id: actor.user_id,
    id,
    now: deps.now(),
    expected_revision: expected_revision ?? null,
    epoch: epoch ?? null,
    is_held,
  }
  const deleted = await runIdempotent(deps, actor, key, () => deleteTaskRow(deps.db, key, values))
  return deleted && { id: deleted.id, revision: deleted.revision }
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
 * Restores a deleted task with the subtasks that its deletion took along. Returns a task that isn't deleted unchanged. A task whose
 * list is deleted goes to the Inbox, and one whose parent is deleted becomes a top-level task in the list of its parent. Throws
 * TASK_NOT_FOUND when there is neither a task nor a tombstone, TASK_LIMIT_REACHED and SUBTASK_LIMIT_REACHED when there is no room.
 */
export async function restoreTask(
  deps: Deps,
  actor: Actor,
  input: { id: string },
  key?: IdempotencyKey,
): Promise<TaggedTask> {
  const id = requireTaskId(input.id)
  return holdTasks(deps, actor, { ids: [], relatives_of: [id] }, key, (held, heldKey) =>
    restoreTaskHeld(held, actor, input, heldKey),
  )
}

/** `restoreTask` in a transaction that has locked the log, the tombstone and its relatives. */
export async function restoreTaskHeld(
  deps: Deps,
  actor: Actor,
  input: { id: string },
  key?: IdempotencyKey,
): Promise<TaggedTask> {
  const { user_id } = actor
  const id = requireTaskId(input.id)
  const kept = keptResponse(key) as TaggedTask | undefined
  if (kept !== undefined) return kept
  const [found] = await readLive(deps, () => findTaskOrTombstone(deps.db, { user_id, id }))
  const { is_deleted, ...task } = requireTask(found)
  if (!is_deleted) return task
  const place = await placeOfRestored(deps, actor, task)
  const now = deps.now()
  const values = { user_id, id, ...place, now, max_tasks: deps.policy.maxTasksPerUser }
  const restored = await runIdempotent(deps, actor, key, () => restoreTaskRow(deps.db, key, values))
  if (restored === undefined) throw new DomainError('TASK_LIMIT_REACHED')
  return restored
}

/** Where a task goes that is restored: to where it was, if that still exists. */
async function placeOfRestored(deps: Deps, actor: Actor, { list_id, parent_id }: TaskPlace) {
  const { user_id } = actor
  if (parent_id !== null) {
    const parent = await findPlace(deps, actor, { parent_id })
    if (parent.siblings >= MAX_SUBTASKS) throw new DomainError('SUBTASK_LIMIT_REACHED')
    if (parent.has_parent && !parent.is_subtask) return { list_id: null, parent_id, position: null }
  }
  const parents = parent_id === null ? [] : await findTaskOrTombstone(deps.db, { user_id, id: parent_id })
  const wanted = parents[0]?.list_id ?? list_id
  const list = await findPlace(deps, actor, { list_id: wanted })
  if (!list.has_list && wanted !== null)
    return { list_id: null, parent_id: null, position: (await findPlace(deps, actor, {})).end }
  return { list_id: wanted, parent_id: null, position: parent_id === null ? null : list.end }
}
