import { isUniqueViolation } from '@taskwire/db'
import {
  DomainError,
  nameKey,
  type Actor,
  type CreateLabelInput,
  type UpdateLabelInput,
} from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import type { IdempotencyKey } from '../sync/idempotency.repository.ts'
import { runIdempotent } from '../sync/idempotency.ts'
import { writeConditionally } from '../sync/write-conditionally.ts'
import { findLabelByKey, insertLabel, updateLabel as updateLabelRow } from './labels.repository.ts'
import { labelReads, type TaggedLabel } from './read-labels.ts'

/**
 * Creates a label, at the end unless the input has a position. With an id that exists already, returns the existing label: a
 * repeated request creates one label. Throws LABEL_ID_USED when that label was deleted, LABEL_NAME_TAKEN when another label has
 * the name, LABEL_LIMIT_REACHED when the account is full.
 */
export async function createLabel(
  deps: Deps,
  actor: Actor,
  input: CreateLabelInput,
  key?: IdempotencyKey,
): Promise<TaggedLabel> {
  const id = input.id ?? deps.newId()
  const { user_id } = actor
  const name_key = nameKey(input.name)
  const insert = () =>
    insertLabel(deps.db, key, {
      user_id,
      id,
      name: input.name,
      name_key,
      color: input.color ?? null,
      position: input.position ?? null,
      now: deps.now(),
      max_labels: deps.policy.maxLabelsPerUser,
    }).catch(noRowWhenTaken)
  const created = await runIdempotent(deps, actor, key, insert)
  if (created !== undefined) return created
  const found = await labelReads.findWithTombstone(deps, actor, id)
  if (found?.is_deleted === true) throw new DomainError('LABEL_ID_USED')
  if (found !== undefined) return found
  const [namesake] = await findLabelByKey(deps.db, { user_id, name_key })
  throw new DomainError(namesake === undefined ? 'LABEL_LIMIT_REACHED' : 'LABEL_NAME_TAKEN')
}

/**
 * Updates the given fields: omitted means unchanged, null clears. Throws LABEL_NOT_FOUND, LABEL_NAME_TAKEN when another label has
 * the name, and REVISION_CONFLICT with the present label when a condition of the input is not met.
 */
export async function updateLabel(
  deps: Deps,
  actor: Actor,
  input: UpdateLabelInput,
  key?: IdempotencyKey,
): Promise<TaggedLabel> {
  const id = labelReads.requireId(input.id)
  const { user_id } = actor
  const name_key = input.name === undefined ? null : nameKey(input.name)
  const update = () =>
    updateLabelRow(deps.db, key, {
      user_id,
      id,
      name: input.name ?? null,
      name_key,
      sets_color: input.color !== undefined,
      color: input.color ?? null,
      position: input.position ?? null,
      now: deps.now(),
      expected_revision: input.expected_revision ?? null,
      base_revision: input.base_revision ?? null,
      epoch: input.epoch ?? null,
    }).catch(noRowWhenTaken)
  return writeConditionally(deps, actor, labelReads, {
    id,
    conditions: input,
    key,
    write: update,
    refuse: async () => {
      if (name_key === null) return
      const [namesake] = await findLabelByKey(deps.db, { user_id, name_key })
      if (namesake !== undefined && namesake.id !== id) throw new DomainError('LABEL_NAME_TAKEN')
    },
  })
}

/** A concurrent request took the id or the name after the statement began. */
function noRowWhenTaken(error: unknown): [] {
  if (isUniqueViolation(error, 'labels_pkey') || isUniqueViolation(error, 'labels_name')) return []
  throw error
}
