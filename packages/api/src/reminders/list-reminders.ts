import type { Actor } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { daysAfter } from '../instants.ts'
import { purgeInPieces } from '../purge.repository.ts'
import type { ReminderDelivery } from './reminder.schemas.ts'
import { listDeliveries, purgeDeliveries } from './reminders.repository.ts'

/** Days for which delivered and missed reminders are listed. */
const SHOWN_DAYS = 30

/** Returns the actor's last reminders, delivered and missed ones, newest first. */
export function listReminders(
  deps: Deps,
  { user_id }: Actor,
  { limit = 50 }: { readonly limit?: number | undefined },
): Promise<ReminderDelivery[]> {
  return listDeliveries(deps.db, { user_id, limit })
}

/** Deletes old deliveries; returns how many. */
export async function purgeReminders(deps: Deps): Promise<{ reminders: number }> {
  return { reminders: await purgeInPieces(deps.db, purgeDeliveries, daysAfter(deps.now(), -SHOWN_DAYS)) }
}
