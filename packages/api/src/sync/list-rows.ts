import type { Db } from '@taskwire/db'
import { DomainError, type Actor, type LogEntity } from '@taskwire/domain'
import type { Context } from '../context.ts'
import { isLogHeld, tagLog, type LogPlace } from './etags.ts'
import { readFresh } from './fresh-reads.ts'

/** The epoch and head of the log, on every row, and an entity; one row without an entity when the list is empty. */
export type ListRow<Entity> = { epoch: string | null; head: number } & (Entity | { id: null })

export function isEntity<Row extends { readonly id: string | null }>(row: Row): row is Row & { id: string } {
  return row.id !== null
}

/** Returns the place in the log as of which a list was read. Throws UNAUTHENTICATED when the account is gone. */
export function placeOfList([first]: readonly { readonly epoch: string; readonly head: number }[]): LogPlace {
  // The account was deleted after the caller was authenticated.
  if (first === undefined) throw new DomainError('UNAUTHENTICATED')
  return { epoch: first.epoch, revision: first.head }
}

/** Reads a whole list and tells the transport its entity tag. Returns no rows when the caller has the current list. */
export async function readWholeList<Entity extends LogEntity>(
  ctx: Pick<Context, 'deps' | 'ifNoneMatch' | 'onEtag'> & { readonly actor: Actor },
  read: (db: Db) => Promise<ListRow<Entity>[]>,
): Promise<Entity[]> {
  if (await isLogHeld(ctx)) return []
  const rows = await readFresh(ctx.deps, ctx.actor.user_id, read)
  tagLog(ctx, placeOfList(rows))
  return rows.filter(isEntity)
}
