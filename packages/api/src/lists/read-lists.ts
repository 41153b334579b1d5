import { DomainError, parseUuid, type Actor, type List } from '@taskwire/domain'
import type { Context } from '../context.ts'
import type { Deps } from '../deps.ts'
import { isLogHeld, tagLog } from '../sync/etags.ts'
import { readLive } from '../sync/live-log.ts'
import { toList } from './list.row.ts'
import { findListOrTombstone, listLists as listRows, type ListsRow } from './lists.repository.ts'

/** A list and the epoch of its log. */
export interface TaggedList extends List {
  readonly epoch: string
}

/** Returns the actor's lists in their order. Returns none when the caller has the current ones. */
export async function listLists(
  ctx: Pick<Context, 'deps' | 'ifNoneMatch' | 'onEtag'> & { readonly actor: Actor },
  { archived }: { readonly archived?: boolean | undefined },
): Promise<List[]> {
  const { deps, actor } = ctx
  if (await isLogHeld(ctx)) return []
  const params = { user_id: actor.user_id, archived: archived ?? null }
  const rows = await readLive(deps, () => listRows(deps.db, params))
  const [first] = rows
  // The account was deleted after the caller was authenticated.
  if (first === undefined) throw new DomainError('UNAUTHENTICATED')
  tagLog(ctx, { epoch: first.epoch, revision: first.head })
  return rows.filter(isList).map(toList)
}

function isList<Row extends ListsRow>(row: Row): row is Row & List {
  return row.id !== null
}

/** Returns a list of the actor. Throws LIST_NOT_FOUND, also for another user's list. */
export async function getList(deps: Deps, actor: Actor, input: { id: string }): Promise<TaggedList> {
  const list = await findList(deps, actor, requireListId(input.id))
  if (list === undefined) throw new DomainError('LIST_NOT_FOUND')
  return list
}

/** Returns the canonical id. Throws LIST_NOT_FOUND for a text that is no id. */
export function requireListId(text: string): string {
  const id = parseUuid(text)
  if (id === undefined) throw new DomainError('LIST_NOT_FOUND')
  return id
}

/** Finds a living list. */
export async function findList(deps: Deps, actor: Actor, id: string): Promise<TaggedList | undefined> {
  const found = await findWithTombstone(deps, actor, id)
  return found?.is_deleted === false ? found : undefined
}

/** Finds a living list or a tombstone. */
export async function findWithTombstone(
  deps: Deps,
  { user_id }: Actor,
  id: string,
): Promise<(TaggedList & { readonly is_deleted: boolean }) | undefined> {
  const [found] = await readLive(deps, () => findListOrTombstone(deps.db, { user_id, id }))
  return found
}
