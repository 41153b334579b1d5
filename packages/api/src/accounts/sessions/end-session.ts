import type { AccountEventType } from '@taskwire/domain'
import type { Deps } from '../../deps.ts'
import { recordEvent, type CallOrigin } from '../events/record-event.ts'
import { revokeSession } from '../sessions.repository.ts'

/** Ends a session with its access tokens, streams and sockets. False when it had ended before, or is not this user's. */
export async function endSession(
  deps: Deps,
  { user_id, session_id }: { readonly user_id: string; readonly session_id: string },
  type: Extract<AccountEventType, 'signed_out' | 'session_revoked' | 'refresh_token_reused'>,
  origin: CallOrigin,
): Promise<boolean> {
  const hasEnded = await revokeSession(deps.db, { user_id, session_id, now: deps.now() })
  if (!hasEnded) return false
  deps.sessions.forget(session_id)
  // Readers of the log look up then whether their session still lives.
  deps.wakeBus.wake(user_id)
  await recordEvent(deps, { user_id, type, session_id }, origin)
  return true
}
