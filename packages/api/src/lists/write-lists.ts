import { isUniqueViolation } from '@taskwire/db'
import { DomainError, type Actor, type CreateListInput, type UpdateListInput } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import type { IdempotencyKey } from '../sync/idempotency.repository.ts'
import { runIdempotent } from '../sync/idempotency.ts'
import { writeConditionally } from '../sync/write-conditionally.ts'
import { insertList, updateList as updateListRow } from './lists.repository.ts'
import { listReads, type TaggedList } from './read-lists.ts'

/**
 * Creates a list, at the end unless the input has a position. With an id that exists already, returns the existing list: a
 * repeated request creates one list. Throws LIST_ID_USED when that list was deleted, LIST_LIMIT_REACHED when the account is full.
 */
export async function createList(
  deps: Deps,
  actor: Actor,
  input: CreateListInput,
  key?: IdempotencyKey,
): Promise<TaggedList> {
  const id = input.id ?? deps.newId()
  const insert = () =>
    insertList(deps.db, key, {
      user_id: actor.user_id,
      id,
      title: input.title,
      color: input.color ?? null,
      position: input.position ?? null,
      archived: input.archived ?? false,
      now: deps.now(),
      max_lists: deps.policy.maxListsPerUser,
    }).catch((error: unknown) => {
      // A concurrent request has created the list with this id.
      if (isUniqueViolation(error, 'lists_pkey')) return []
      throw error
    })
  const created = await runIdempotent(deps, actor, key, insert)
  if (created !== undefined) return created
  const found = await listReads.findWithTombstone(deps, actor, id)
  if (found === undefined) throw new DomainError('LIST_LIMIT_REACHED')
  if (found.is_deleted) throw new DomainError('LIST_ID_USED')
  return found
}

/**
 * Updates the given fields: omitted means unchanged, null clears. Throws LIST_NOT_FOUND, and REVISION_CONFLICT with the present
 * list when a condition of the input is not met.
 */
export async function updateList(
  deps: Deps,
  actor: Actor,
  input: UpdateListInput,
  key?: IdempotencyKey,
): Promise<TaggedList> {
  const id = listReads.requireId(input.id)
  const update = () =>
    updateListRow(deps.db, key, {
      user_id: actor.user_id,
      id,
      title: input.title ?? null,
      sets_color: input.color !== undefined,
      color: input.color ?? null,
      position: input.position ?? null,
      archived: input.archived ?? null,
      now: deps.now(),
      expected_revision: input.expected_revision ?? null,
      base_revision: input.base_revision ?? null,
      epoch: input.epoch ?? null,
    })
  return writeConditionally(deps, actor, listReads, {
    id,
    conditions: input,
    key,
    write: update,
  })
}
