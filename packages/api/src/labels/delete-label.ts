import type { Actor, EntityRevision } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { deleteEntity } from '../sync/delete-entity.ts'
import type { Condition } from '../sync/etags.ts'
import { holdRows } from '../sync/hold-rows.ts'
import type { IdempotencyKey } from '../sync/idempotency.repository.ts'
import { deleteLabel as deleteLabelRow, lockCarriers, lockLabels } from './labels.repository.ts'
import { labelReads } from './read-labels.ts'

/**
 * Deletes a label, takes it off its tasks, and returns the revision of the label's deletion. Throws LABEL_NOT_FOUND, and
 * REVISION_CONFLICT when the label is not at `expected_revision` or the log is not of `epoch`. Must run in a transaction that has
 * locked the label and the tasks of `lockCarriers`.
 */
export async function deleteLabelHeld(
  deps: Deps,
  actor: Actor,
  input: Condition & { readonly id: string },
  key?: IdempotencyKey,
): Promise<EntityRevision> {
  return deleteEntity(deps, actor, labelReads, deleteLabelRow, input, key)
}

/** `deleteLabelHeld` in a transaction of its own. */
export async function deleteLabel(
  deps: Deps,
  actor: Actor,
  input: Condition & { readonly id: string },
  key?: IdempotencyKey,
): Promise<EntityRevision> {
  const ids = [labelReads.requireId(input.id)]
  // The label first, so that no task gets it meanwhile, then the tasks that have it.
  const locks = [lockLabels(actor.user_id, ids), lockCarriers(actor.user_id, ids)]
  return holdRows(deps, actor, locks, key, (held, heldKey) => deleteLabelHeld(held, actor, input, heldKey))
}
