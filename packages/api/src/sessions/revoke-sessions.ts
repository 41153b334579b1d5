import { DomainError, parseUuid, type AccountEventType, type Actor } from '@taskwire/domain'
import { recordEvent, type CallOrigin } from '../activity/record-event.ts'
import type { Deps } from '../deps.ts'
import { evictSessions } from './evict-sessions.ts'
import { revokeOtherSessions as revokeOtherRows, revokeSession as revokeRow } from './sessions.repository.ts'

/**
 * Revokes a session with its access tokens and closes its streams. Returns false when the session was revoked before or
 * belongs to another user.
 */
export async function revokeSession(
  deps: Deps,
  { user_id, session_id }: { readonly user_id: string; readonly session_id: string },
  type: Extract<
    AccountEventType,
    'signed_out' | 'session_revoked' | 'session_ended_by_admin' | 'refresh_token_reused'
  >,
  origin: CallOrigin,
): Promise<boolean> {
  const [revoked] = await revokeRow(deps.db, { user_id, session_id, now: deps.now() })
  if (revoked === undefined) return false
  evictSessions(deps, user_id, [session_id])
  await recordEvent(deps, { user_id, type, session_id }, origin)
  return true
}

/** Revokes one of the actor's own sessions. Throws SESSION_NOT_FOUND for any other id, also for another user's session. */
export async function revokeOwnSession(
  deps: Deps,
  { user_id }: Actor,
  id: string,
  origin: CallOrigin,
): Promise<void> {
  const session_id = parseUuid(id)
  const isRevoked =
    session_id !== undefined &&
    (await revokeSession(deps, { user_id, session_id }, 'session_revoked', origin))
  if (!isRevoked) throw new DomainError('SESSION_NOT_FOUND')
}

/**
 * Revokes all sessions of a user except `keep`, or all of them when `keep` is null. Returns how many. Records one event
 * for all of them, without a session id.
 */
export async function revokeOtherSessions(
  deps: Deps,
  { user_id, keep }: { readonly user_id: string; readonly keep: string | null },
  origin: CallOrigin,
): Promise<number> {
  const revoked = await revokeOtherRows(deps.db, { user_id, keep, now: deps.now() })
  if (revoked.length === 0) return 0
  evictSessions(
    deps,
    user_id,
    revoked.map(({ id }) => id),
  )
  await recordEvent(deps, { user_id, type: 'session_revoked' }, origin)
  return revoked.length
}
