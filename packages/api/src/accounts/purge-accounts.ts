import type { Deps } from '../deps.ts'
import { purgeInPieces } from '../purge.repository.ts'
import { purgeEvents } from '../activity/events.repository.ts'
import { purgeLinks } from './email-links/purge-email-links.ts'
import { purgeThrottles } from '../throttles/throttles.repository.ts'

/** How long an owner can read what happened to the account. */
const EVENT_DAYS = 90

/** Removes events that are older than that, links that are too old, and counts of attempts that are over. Several processes may do so at once. */
export async function purgeAccounts(
  deps: Deps,
): Promise<{ events: number; links: number; throttles: number }> {
  const now = deps.now()
  const before = new Date(Date.parse(now) - EVENT_DAYS * 86_400_000).toISOString()
  const events = await purgeInPieces(deps.db, purgeEvents, before)
  const links = await purgeLinks(deps)
  const throttles = await purgeInPieces(deps.db, purgeThrottles, now)
  return { events, links, throttles }
}
