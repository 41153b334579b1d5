import { parseUuid, type Actor } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import type { Condition } from '../sync/etags.ts'
import type { IdempotencyKey } from '../sync/idempotency.repository.ts'
import { runIdempotent } from '../sync/idempotency.ts'
import { inLogTransaction, type Lock } from '../sync/log-transaction.ts'
import { writeConditionally } from '../sync/write-conditionally.ts'
import { toLabel } from './label.row.ts'
import { deleteLabel as deleteLabelRow, lockCarriers, lockLabels } from './labels.repository.ts'
import { findLabel, requireLabelId } from './read-labels.ts'

interface DeletedLabel {
  readonly id: string
  readonly revision: number
}

/**
 * Deletes a label, takes it off its tasks, and returns the revision of the label's deletion. Throws LABEL_NOT_FOUND, and
 * REVISION_CONFLICT when the label is not at `expected_revision` or the log is not of `epoch`. Must run in a transaction that has
 * taken the locks of `labelLocks`.
 */
export async function deleteLabelHeld(
  deps: Deps,
  actor: Actor,
  input: Condition & { readonly id: string },
  key?: IdempotencyKey,
): Promise<DeletedLabel> {
  const id = requireLabelId(input.id)
  const remove = () =>
    deleteLabelRow(deps.db, key, {
      user_id: actor.user_id,
      id,
      now: deps.now(),
      expected_revision: input.expected_revision ?? null,
      expected_epoch: input.epoch ?? null,
    })
  const { revision } = await writeConditionally({
    kind: 'label',
    missing: 'LABEL_NOT_FOUND',
    conditions: input,
    write: () => runIdempotent(deps, actor, key, remove),
    find: () => findLabel(deps, actor, id),
    toEntity: toLabel,
  })
  return { id, revision }
}

/** The locks of a deletion: the labels, so that no task gets them meanwhile, then the tasks that have them. */
export function labelLocks(user_id: string, ids: readonly string[]): Lock[] {
  return [lockLabels(user_id, ids), lockCarriers(user_id, ids)]
}

/** `deleteLabelHeld` in a transaction of its own. */
export async function deleteLabel(
  deps: Deps,
  actor: Actor,
  input: Condition & { readonly id: string },
  key?: IdempotencyKey,
): Promise<DeletedLabel> {
  const id = parseUuid(input.id)
  const locks = id === undefined ? [] : labelLocks(actor.user_id, [id])
  const reach = { locks, keys: key === undefined ? [] : [key.key] }
  const { result } = await inLogTransaction(deps, actor, reach, async (log) =>
    deleteLabelHeld(log.deps, actor, input, key && { ...key, kept: await log.kept(key.key) }),
  )
  return result
}
