import { DomainError, parseUuid, type Actor, type Label } from '@taskwire/domain'
import type { Context } from '../context.ts'
import type { Deps } from '../deps.ts'
import { isLogHeld, tagLog } from '../sync/etags.ts'
import { readLive } from '../sync/live-log.ts'
import { toLabel } from './label.row.ts'
import { findLabelOrTombstone, listLabels as labelRows, type LabelsRow } from './labels.repository.ts'

/** A label and the epoch of its log. */
export interface TaggedLabel extends Label {
  readonly epoch: string
}

/** Returns the actor's labels in their order. Returns none when the caller has the current ones. */
export async function listLabels(
  ctx: Pick<Context, 'deps' | 'ifNoneMatch' | 'onEtag'> & { readonly actor: Actor },
): Promise<Label[]> {
  const { deps, actor } = ctx
  if (await isLogHeld(ctx)) return []
  const rows = await readLive(deps, () => labelRows(deps.db, { user_id: actor.user_id }))
  const [first] = rows
  // The account was deleted after the caller was authenticated.
  if (first === undefined) throw new DomainError('UNAUTHENTICATED')
  tagLog(ctx, { epoch: first.epoch, revision: first.head })
  return rows.filter(isLabel).map(toLabel)
}

function isLabel<Row extends LabelsRow>(row: Row): row is Row & Label {
  return row.id !== null
}

/** Returns a label of the actor. Throws LABEL_NOT_FOUND, also for another user's label. */
export async function getLabel(deps: Deps, actor: Actor, input: { id: string }): Promise<TaggedLabel> {
  const label = await findLabel(deps, actor, requireLabelId(input.id))
  if (label === undefined) throw new DomainError('LABEL_NOT_FOUND')
  return label
}

/** Returns the canonical id. Throws LABEL_NOT_FOUND for a text that is no id. */
export function requireLabelId(text: string): string {
  const id = parseUuid(text)
  if (id === undefined) throw new DomainError('LABEL_NOT_FOUND')
  return id
}

/** Finds a living label. */
export async function findLabel(deps: Deps, actor: Actor, id: string): Promise<TaggedLabel | undefined> {
  const found = await findWithTombstone(deps, actor, id)
  return found?.is_deleted === false ? found : undefined
}

/** Finds a living label or a tombstone. */
export async function findWithTombstone(
  deps: Deps,
  { user_id }: Actor,
  id: string,
): Promise<(TaggedLabel & { readonly is_deleted: boolean }) | undefined> {
  const [found] = await readLive(deps, () => findLabelOrTombstone(deps.db, { user_id, id }))
  return found
}
