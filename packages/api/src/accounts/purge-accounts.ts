import type { Deps } from '../deps.ts'
import { daysAfter } from '../instants.ts'
import { purgeInPieces } from '../purge.repository.ts'
import { purgeEvents } from '../activity/events.repository.ts'
import { purgeInvites } from '../invites/manage-invites.ts'
import { purgeLinks } from './email-links/purge-email-links.ts'
import { purgeThrottles } from '../throttles/throttles.repository.ts'

/** Days for which the owner can read the events of an account. */
const EVENT_DAYS = 90

/** Deletes old events, expired links and throttles whose window is over. Several processes may do so at once. */
export async function purgeAccounts(
  deps: Deps,
): Promise<{ events: number; invites: number; links: number; throttles: number }> {
  const now = deps.now()
  const events = await purgeInPieces(deps.db, purgeEvents, daysAfter(now, -EVENT_DAYS))
  const invites = await purgeInvites(deps)
  const links = await purgeLinks(deps)
  const throttles = await purgeInPieces(deps.db, purgeThrottles, now)
  return { events, invites, links, throttles }
}
