import type { Deps } from '../deps.ts'
import type { CallOrigin } from './events/record-event.ts'
import { findRefreshable } from './find-refreshable.ts'
import { endSession } from './sessions/end-session.ts'

/** Ends the session behind a refresh token, its access tokens with it. Throws as `findRefreshable`. */
export async function signOut(
  deps: Deps,
  refresh_token: string | undefined,
  origin: CallOrigin,
): Promise<void> {
  const session = await findRefreshable(deps, refresh_token, origin)
  await endSession(deps, session, 'signed_out', origin)
}
