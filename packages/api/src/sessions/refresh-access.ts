import type { Deps } from '../deps.ts'
import { SHORT_LIFETIME } from './access-token.ts'
import type { CallOrigin } from '../activity/record-event.ts'
import { validateRefreshToken } from './validate-refresh-token.ts'
import { touchSession } from './sessions.repository.ts'
import { throttle } from '../throttles/throttle.ts'

/**
 * Returns a new access token for the session of a refresh token, without rotating the refresh token: the one contract that
 * uses this has no field for a successor. Throws as `validateRefreshToken`, and TOO_MANY_REQUESTS.
 */
export async function refreshAccess(
  deps: Deps,
  refresh_token: string | undefined,
  origin: CallOrigin,
): Promise<string> {
  await throttle(deps, 'refresh', origin.ip)
  const { user_id, session_id } = await validateRefreshToken(deps, refresh_token, origin)
  await touchSession(deps.db, { user_id, session_id, now: deps.now() })
  return deps.accessTokens.issue({ user_id, session_id }, SHORT_LIFETIME)
}
