import type { Actor, Label } from '@taskwire/domain'
import type { Context } from '../context.ts'
import { entityReads } from '../sync/entity-reads.ts'
import type { Tagged } from '../sync/etags.ts'
import { readWholeList } from '../sync/list-rows.ts'
import { toLabel } from './label.row.ts'
import { findLabelOrTombstone, listLabels as listLabelRows } from './labels.repository.ts'

/** A label and the epoch of its log. */
export type TaggedLabel = Tagged<Label>

/** The reads of single labels. */
export const labelReads = entityReads<Label>(
  { kind: 'label', missing: 'LABEL_NOT_FOUND', toEntity: toLabel },
  findLabelOrTombstone,
)

/** Returns the actor's labels in their order. Returns none when the caller has the current ones. */
export async function listLabels(
  ctx: Pick<Context, 'deps' | 'ifNoneMatch' | 'onEtag'> & { readonly actor: Actor },
): Promise<Label[]> {
  const rows = await readWholeList(ctx, (db) => listLabelRows(db, { user_id: ctx.actor.user_id }))
  return rows.map(toLabel)
}
