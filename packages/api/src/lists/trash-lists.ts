import { DomainError, type Actor, type EntityRevision } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { deleteEntity } from '../sync/delete-entity.ts'
import type { Condition } from '../sync/etags.ts'
import { holdRows } from '../sync/hold-rows.ts'
import type { IdempotencyKey } from '../sync/idempotency.repository.ts'
import { runIdempotent } from '../sync/idempotency.ts'
import type { Lock } from '../sync/log-transaction.ts'
import {
  deleteList as deleteListRow,
  lockCascade,
  restoreList as restoreListRow,
} from './list-cascades.repository.ts'
import { countLists, lockLists } from './lists.repository.ts'
import { listReads, type TaggedList } from './read-lists.ts'

/**
 * Deletes a list with its tasks and their subtasks, and returns the revision of the list's deletion. Throws LIST_NOT_FOUND, and
 * REVISION_CONFLICT when the list is not at `expected_revision` or the log is not of `epoch`. Must run in a transaction that has
 * locked the list and the tasks of `lockCascade`.
 */
export async function deleteListHeld(
  deps: Deps,
  actor: Actor,
  input: Condition & { readonly id: string },
  key?: IdempotencyKey,
): Promise<EntityRevision> {
  return deleteEntity(deps, actor, listReads, deleteListRow, input, key)
}

/**
 * Restores a deleted list with exactly what its deletion took along. Returns a list that isn't deleted unchanged. Throws
 * LIST_NOT_FOUND when there is neither a list nor a tombstone, LIST_LIMIT_REACHED or TASK_LIMIT_REACHED when the account has no
 * room. Must run in a transaction that has locked the list and the tasks of `lockCascade`.
 */
export async function restoreListHeld(
  deps: Deps,
  actor: Actor,
  input: { readonly id: string },
  key?: IdempotencyKey,
): Promise<TaggedList> {
  const { user_id } = actor
  const id = listReads.requireId(input.id)
  const restore = () =>
    restoreListRow(deps.db, key, {
      user_id,
      id,
      now: deps.now(),
      max_lists: deps.policy.maxListsPerUser,
      max_tasks: deps.policy.maxTasksPerUser,
    })
  const restored = await runIdempotent(deps, actor, key, restore)
  if (restored !== undefined) return restored
  const found = await listReads.findWithTombstone(deps, actor, id)
  if (found === undefined) throw new DomainError('LIST_NOT_FOUND')
  if (!found.is_deleted) return found
  const [counts] = await countLists(deps.db, { user_id })
  throw new DomainError(
    (counts?.list_count ?? 0) < deps.policy.maxListsPerUser ? 'TASK_LIMIT_REACHED' : 'LIST_LIMIT_REACHED',
  )
}

/** The locks of a deletion or restore: the list, so that no task gets into it meanwhile, then its tasks. */
function cascadeLocks(op: 'delete' | 'restore', user_id: string, id: string): Lock[] {
  return [lockLists(user_id, [id]), lockCascade[op]({ user_id, id })]
}

/** `deleteListHeld` in a transaction of its own. */
export async function deleteList(
  deps: Deps,
  actor: Actor,
  input: Condition & { readonly id: string },
  key?: IdempotencyKey,
): Promise<EntityRevision> {
  const locks = cascadeLocks('delete', actor.user_id, listReads.requireId(input.id))
  return holdRows(deps, actor, locks, key, (held, heldKey) => deleteListHeld(held, actor, input, heldKey))
}

/** `restoreListHeld` in a transaction of its own. */
export async function restoreList(
  deps: Deps,
  actor: Actor,
  input: { readonly id: string },
  key?: IdempotencyKey,
): Promise<TaggedList> {
  const locks = cascadeLocks('restore', actor.user_id, listReads.requireId(input.id))
  return holdRows(deps, actor, locks, key, (held, heldKey) => restoreListHeld(held, actor, input, heldKey))
}
