import { DomainError, type Actor } from '@taskwire/domain'
import { recordEvent, type CallOrigin } from '../activity/record-event.ts'
import type { Deps } from '../deps.ts'
import { findActor } from '../sessions/sessions.repository.ts'
import { withLockedUser } from '../users/locked-user.repository.ts'
import { deleteFeed, findFeedOf, upsertFeed } from './calendar.repository.ts'
import type { CreatedCalendar, ShownCalendar } from './calendar.schemas.ts'
import { secretHash } from './feed-secret.ts'

/** Returns when the actor's feed was made and last read. */
export async function showCalendar(deps: Deps, { user_id }: Actor): Promise<ShownCalendar> {
  const [feed] = await findFeedOf(deps.db, { user_id })
  return feed ?? { created_at: null, last_read_at: null }
}

/**
 * Makes the address of the actor's feed, which can't be read again. An earlier address stops working. Throws UNAUTHENTICATED when the
 * session has ended.
 */
export async function createCalendar(
  deps: Deps,
  { user_id, session_id }: Actor,
  origin: CallOrigin,
): Promise<CreatedCalendar> {
  const secret = deps.newSecret()
  const now = deps.now()
  await withLockedUser(deps.db, user_id, async (db) => {
    // Checked again under the lock: a password reset may have ended the session in the meantime.
    const [living] = await findActor(db, { user_id, session_id, now })
    if (living === undefined) throw new DomainError('UNAUTHENTICATED')
    await upsertFeed(db, { user_id, secret_hash: secretHash(secret), now })
  })
  await recordEvent(deps, { user_id, type: 'calendar_created', session_id }, origin)
  const server = deps.mail.appUrl.replace(/\/app$/, '')
  return { url: `${server}/calendar/${secret}.ics`, created_at: now, last_read_at: null }
}

/** Ends the actor's feed at once. Returns false when there was none. */
export async function revokeCalendar(
  deps: Deps,
  { user_id, session_id }: Actor,
  origin: CallOrigin,
): Promise<{ revoked: boolean }> {
  const [deleted] = await deleteFeed(deps.db, { user_id })
  if (deleted === undefined) return { revoked: false }
  await recordEvent(deps, { user_id, type: 'calendar_revoked', session_id }, origin)
  return { revoked: true }
}
