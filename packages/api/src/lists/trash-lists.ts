import { DomainError, MAX_LISTS, parseUuid, type Actor } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import type { Condition } from '../sync/etags.ts'
import type { IdempotencyKey } from '../sync/idempotency.repository.ts'
import { runIdempotent } from '../sync/idempotency.ts'
import { inLogTransaction, type Lock } from '../sync/log-transaction.ts'
import { writeConditionally } from '../sync/write-conditionally.ts'
import {
  deleteList as deleteListRow,
  lockCascade,
  restoreList as restoreListRow,
} from './list-cascades.repository.ts'
import { toList } from './list.row.ts'
import { countLists, lockLists } from './lists.repository.ts'
import { findList, findWithTombstone, requireListId, type TaggedList } from './read-lists.ts'

interface DeletedList {
  readonly id: string
  readonly revision: number
}

/**
 * Deletes a list with its tasks and their subtasks, and returns the revision of the list's deletion. Throws LIST_NOT_FOUND, and
 * REVISION_CONFLICT when the list is not at `expected_revision` or the log is not of `epoch`. Must run in a transaction that has
 * taken the locks of `cascadeLocks`.
 */
export async function deleteListHeld(
  deps: Deps,
  actor: Actor,
  input: Condition & { readonly id: string },
  key?: IdempotencyKey,
): Promise<DeletedList> {
  const id = requireListId(input.id)
  const remove = () =>
    deleteListRow(deps.db, key, {
      user_id: actor.user_id,
      id,
      now: deps.now(),
      expected_revision: input.expected_revision ?? null,
      expected_epoch: input.epoch ?? null,
    })
  const { revision } = await writeConditionally({
    kind: 'list',
    missing: 'LIST_NOT_FOUND',
    conditions: input,
    write: () => runIdempotent(deps, actor, key, remove),
    find: () => findList(deps, actor, id),
    toEntity: toList,
  })
  return { id, revision }
}

/**
 * Restores a deleted list with exactly what its deletion took along. Returns a list that isn't deleted unchanged. Throws
 * LIST_NOT_FOUND when there is neither a list nor a tombstone, LIST_LIMIT_REACHED or TASK_LIMIT_REACHED when the account has no
 * room. Must run in a transaction that has taken the locks of `cascadeLocks`.
 */
export async function restoreListHeld(
  deps: Deps,
  actor: Actor,
  input: { readonly id: string },
  key?: IdempotencyKey,
): Promise<TaggedList> {
  const { user_id } = actor
  const id = requireListId(input.id)
  const restore = () =>
    restoreListRow(deps.db, key, {
      user_id,
      id,
      now: deps.now(),
      max_lists: MAX_LISTS,
      max_tasks: deps.policy.maxTasksPerUser,
    })
  const restored = await runIdempotent(deps, actor, key, restore)
  if (restored !== undefined) return restored
  const found = await findWithTombstone(deps, actor, id)
  if (found === undefined) throw new DomainError('LIST_NOT_FOUND')
  if (!found.is_deleted) return found
  const [counts] = await countLists(deps.db, { user_id })
  throw new DomainError((counts?.list_count ?? 0) < MAX_LISTS ? 'TASK_LIMIT_REACHED' : 'LIST_LIMIT_REACHED')
}

/** The locks of a deletion or restore: the list, so that no task gets into it meanwhile, then its tasks. */
export function cascadeLocks(op: 'delete' | 'restore', user_id: string, ids: readonly string[]): Lock[] {
  return [lockLists(user_id, ids), ...ids.map((id) => lockCascade(op, user_id, id))]
}

/** `deleteListHeld` in a transaction of its own. */
export const deleteList = inCascade('delete', deleteListHeld)

/** `restoreListHeld` in a transaction of its own. */
export const restoreList = inCascade('restore', restoreListHeld)

type UseCase<Input, Output> = (
  deps: Deps,
  actor: Actor,
  input: Input,
  key?: IdempotencyKey,
) => Promise<Output>

function inCascade<Input extends { readonly id: string }, Output>(
  op: 'delete' | 'restore',
  run: UseCase<Input, Output>,
): UseCase<Input, Output> {
  return async (deps, actor, input, key) => {
    const id = parseUuid(input.id)
    const locks = id === undefined ? [] : cascadeLocks(op, actor.user_id, [id])
    const reach = { locks, keys: key === undefined ? [] : [key.key] }
    const { result } = await inLogTransaction(deps, actor, reach, async (log) =>
      run(log.deps, actor, input, key && { ...key, kept: await log.kept(key.key) }),
    )
    return result
  }
}
