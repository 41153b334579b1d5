import type { Deps } from '../deps.ts'
import { findRefreshable } from './find-refreshable.ts'
import { SHORT_LIFETIME } from './open-session.ts'
import { touchSession } from './sessions.repository.ts'

/**
 * A new access token for the session behind a refresh token, which stays as it is: the one contract with this door has
 * no place for a successor. Throws as `findRefreshable`.
 */
export async function refreshAccess(deps: Deps, refresh_token: string | undefined): Promise<string> {
  const session = await findRefreshable(deps, refresh_token)
  await touchSession(deps.db, { ...session, now: deps.now() })
  return deps.accessTokens.issue(session, SHORT_LIFETIME)
}
