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
  /** Set when the token was spent a moment ago: with what its successor was made of it. */
  readonly rotationSalt: Buffer | undefined
}

/**
 * The living session that a refresh token belongs to. A token that was spent longer ago than the grace is in two hands, and
 * nobody knows which is the right one: its session ends. Throws INVALID_REFRESH_TOKEN for that one, for what never was
 * a refresh token, and where the session was revoked or its user is deactivated; REFRESH_TOKEN_EXPIRED past the idle or the
 * absolute limit.
 */
export async function validateRefreshToken(
  deps: Deps,
  refresh_token: string | undefined,
  origin: CallOrigin,
): Promise<Refreshable> {
  const session =
    refresh_token === undefined ? undefined : await findSessionByFamily(deps.db, familyHash(refresh_token))
  if (refresh_token === undefined || session === undefined) throw new DomainError('INVALID_REFRESH_TOKEN')
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
