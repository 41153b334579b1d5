import { DomainError } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import type { CallOrigin } from '../activity/record-event.ts'
import { after, daysAfter } from '../instants.ts'
import { familyHash, GRACE_MS, IDLE_DAYS, refreshTokenHash } from './refresh-token.ts'
import { revokeSession } from './revoke-sessions.ts'
import { findSessionByFamily } from './sessions.repository.ts'

export interface Refreshable {
  readonly user_id: string
  readonly session_id: string
  /** Salt of the successor when the token was spent within the grace period; otherwise undefined. */
  readonly rotationSalt: Buffer | undefined
}

/**
 * Returns the active session of a refresh token. Revokes the session when the token was spent before the grace period: someone
 * else has a copy. Throws INVALID_REFRESH_TOKEN for such a token, for an unknown one, and when the session is revoked or its
 * user deactivated; REFRESH_TOKEN_EXPIRED after the idle or absolute limit.
 */
export async function validateRefreshToken(
  deps: Deps,
  refresh_token: string | undefined,
  origin: CallOrigin,
): Promise<Refreshable> {
  if (refresh_token === undefined) throw new DomainError('INVALID_REFRESH_TOKEN')
  const [session] = await findSessionByFamily(deps.db, { family_hash: familyHash(refresh_token) })
  if (session === undefined) throw new DomainError('INVALID_REFRESH_TOKEN')
  if (session.revoked_at !== null || session.deactivated_at !== null)
    throw new DomainError('INVALID_REFRESH_TOKEN')
  const now = deps.now()
  if (session.expires_at <= now || daysAfter(session.last_used_at, IDLE_DAYS) <= now)
    throw new DomainError('REFRESH_TOKEN_EXPIRED')

  const { user_id, session_id, refresh_hash, previous_hash, rotation_salt, rotated_at } = session
  const hash = refreshTokenHash(refresh_token)
  if (refresh_hash?.equals(hash) === true) return { user_id, session_id, rotationSalt: undefined }
  const isInGrace =
    previous_hash?.equals(hash) === true && rotated_at !== null && now < after(rotated_at, GRACE_MS)
  if (isInGrace && rotation_salt !== null) return { user_id, session_id, rotationSalt: rotation_salt }
  await revokeSession(deps, session, 'refresh_token_reused', origin)
  throw new DomainError('INVALID_REFRESH_TOKEN')
}
