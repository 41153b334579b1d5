import type { AccountEventsTable, Db } from '@taskwire/db'

export async function insertEvent(db: Db, event: AccountEventsTable): Promise<void> {
  await db.insertInto('account_events').values(event).execute()
}
