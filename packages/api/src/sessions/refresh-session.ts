import { DomainError } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { SHORT_LIFETIME } from './access-token.ts'
import type { CallOrigin } from '../activity/record-event.ts'
import { validateRefreshToken, type Refreshable } from './validate-refresh-token.ts'
import type { RefreshableSession } from './open-session.ts'
import { refreshTokenHash, successorOf } from './refresh-token.ts'
import { rotateRefreshToken } from './sessions.repository.ts'
import { throttle } from '../throttles/throttle.ts'

/**
 * Rotates a refresh token: returns a new access token and the successor. Repeated calls within 30 seconds return the same
 * successor. Throws as `validateRefreshToken`, and TOO_MANY_REQUESTS.
 */
export async function refreshSession(
  deps: Deps,
  refresh_token: string | undefined,
  origin: CallOrigin,
): Promise<RefreshableSession> {
  await throttle(deps, 'refresh', origin.ip)
  return exchange(deps, refresh_token, origin)
}

async function exchange(
  deps: Deps,
  refresh_token: string | undefined,
  origin: CallOrigin,
): Promise<RefreshableSession> {
  if (refresh_token === undefined) throw new DomainError('INVALID_REFRESH_TOKEN')
  const session = await validateRefreshToken(deps, refresh_token, origin)
  const successor =
    session.rotationSalt === undefined
      ? await rotate(deps, session, refresh_token)
      : successorOf(refresh_token, session.rotationSalt)
  // A concurrent call has spent the token: its successor is stored now.
  if (successor === undefined) return exchange(deps, refresh_token, origin)
  return {
    access_token: deps.accessTokens.issue(session, SHORT_LIFETIME),
    expires_in: SHORT_LIFETIME,
    refresh_token: successor,
  }
}

/** Returns undefined when a concurrent call has spent the token. */
async function rotate(
  deps: Deps,
  { user_id, session_id }: Refreshable,
  refresh_token: string,
): Promise<string | undefined> {
  const salt = Buffer.from(deps.newSecret(), 'base64url')
  const successor = successorOf(refresh_token, salt)
  const [rotated] = await rotateRefreshToken(deps.db, {
    user_id,
    session_id,
    spent_hash: refreshTokenHash(refresh_token),
    refresh_hash: refreshTokenHash(successor),
    rotation_salt: salt,
    now: deps.now(),
  })
  return rotated === undefined ? undefined : successor
}
