import type { Deps } from '../deps.ts'
import { findRefreshable } from './find-refreshable.ts'
import { revokeSession } from './sessions.repository.ts'

/** Ends the session behind a refresh token, its access tokens with it. Throws as `findRefreshable`. */
export async function signOut(deps: Deps, refresh_token: string | undefined): Promise<void> {
  const session = await findRefreshable(deps, refresh_token)
  await revokeSession(deps.db, { ...session, now: deps.now() })
  deps.sessions.forget(session.session_id)
  // Readers of the log look up then whether their session still lives.
  deps.wakeBus.wake(session.user_id)
}
