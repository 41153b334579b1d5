import type { AccountEventsTable, Db } from '@taskwire/db'
import { purgeOf } from '../purge.repository.ts'

export async function insertEvent(db: Db, event: AccountEventsTable): Promise<void> {
  await db.insertInto('account_events').values(event).execute()
}

/** A user's events, newest first; those before one of them where `before` names it. Ids are made in the order of time. */
export async function listEvents(
  db: Db,
  { user_id, before, limit }: { user_id: string; before: string | undefined; limit: number },
): Promise<Omit<AccountEventsTable, 'user_id'>[]> {
  const newest = db
    .selectFrom('account_events')
    .select(['id', 'type', 'session_id', 'ip', 'user_agent', 'created_at'])
    .where('user_id', '=', user_id)
    .orderBy('id', 'desc')
    .limit(limit)
  return (before === undefined ? newest : newest.where('id', '<', before)).execute()
}

/** Removes events from before an instant. */
export const purgeEvents = purgeOf('account_events', 'created_at')
