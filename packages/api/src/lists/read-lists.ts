import type { Actor, List } from '@taskwire/domain'
import type { Context } from '../context.ts'
import { entityReads } from '../sync/entity-reads.ts'
import type { Tagged } from '../sync/etags.ts'
import { readWholeList } from '../sync/list-rows.ts'
import { toList } from './list.row.ts'
import { findListOrTombstone, listLists as listListRows } from './lists.repository.ts'

/** A list and the epoch of its log. */
export type TaggedList = Tagged<List>

/** The reads of single lists. */
export const listReads = entityReads<List>(
  { kind: 'list', missing: 'LIST_NOT_FOUND', toEntity: toList },
  findListOrTombstone,
)

/** Returns the actor's lists in their order. Returns none when the caller has the current ones. */
export async function listLists(
  ctx: Pick<Context, 'deps' | 'ifNoneMatch' | 'onEtag'> & { readonly actor: Actor },
  { archived }: { readonly archived?: boolean | undefined },
): Promise<List[]> {
  const rows = await readWholeList(ctx, (db) =>
    listListRows(db, { user_id: ctx.actor.user_id, archived: archived ?? null }),
  )
  return rows.map(toList)
}
