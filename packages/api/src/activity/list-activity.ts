import type { AccountEvent, Actor } from '@taskwire/domain'
import type { Context } from '../context.ts'
import { listEvents } from './events.repository.ts'

const PAGE_SIZE = 50

export interface ActivityQuery {
  readonly limit?: number | undefined
  /** The id of the last event of the previous page. */
  readonly cursor?: string | undefined
}

/** Returns a page of the actor's account events, newest first, and passes the next page's cursor to the transport. */
export async function listActivity(
  { deps, actor, onNextPage }: Pick<Context, 'deps' | 'onNextPage'> & { readonly actor: Actor },
  { limit = PAGE_SIZE, cursor }: ActivityQuery,
): Promise<AccountEvent[]> {
  const events = await listEvents(deps.db, { user_id: actor.user_id, before: cursor ?? null, limit })
  const last = events.at(-1)
  if (last !== undefined && events.length === limit) onNextPage?.(last.id)
  return events
}
