import { DomainError } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { daysAfter, IDLE_DAYS, refreshTokenHash } from './refresh-token.ts'
import { findSessionByRefreshHash } from './sessions.repository.ts'

/**
 * The living session that a refresh token belongs to. Throws INVALID_REFRESH_TOKEN for a token that never was one, was
 * revoked, or whose user is deactivated; REFRESH_TOKEN_EXPIRED past the idle or the absolute limit.
 */
export async function findRefreshable(
  deps: Deps,
  refresh_token: string | undefined,
): Promise<{ user_id: string; session_id: string }> {
  const session =
    refresh_token === undefined
      ? undefined
      : await findSessionByRefreshHash(deps.db, refreshTokenHash(refresh_token))
  if (session === undefined || session.revoked_at !== null || session.deactivated_at !== null)
    throw new DomainError('INVALID_REFRESH_TOKEN')
  const now = deps.now()
  if (session.expires_at <= now || daysAfter(session.last_used_at, IDLE_DAYS) <= now)
    throw new DomainError('REFRESH_TOKEN_EXPIRED')
  return { user_id: session.user_id, session_id: session.session_id }
}
