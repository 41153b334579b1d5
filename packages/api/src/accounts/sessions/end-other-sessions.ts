import type { Deps } from '../../deps.ts'
import { recordEvent, type CallOrigin } from '../events/record-event.ts'
import { revokeOtherSessions } from '../sessions.repository.ts'
import { forgetSessions } from './forget-sessions.ts'

/**
 * Ends all sessions of a user but one, or all where none is to be kept. Answers how many there were. Its event names no
 * session: it is one for all of them.
 */
export async function endOtherSessions(
  deps: Deps,
  { user_id, keep }: { readonly user_id: string; readonly keep: string | null },
  origin: CallOrigin,
): Promise<number> {
  const ended = await revokeOtherSessions(deps.db, { user_id, keep, now: deps.now() })
  if (ended.length === 0) return 0
  forgetSessions(
    deps,
    user_id,
    ended.map(({ id }) => id),
  )
  await recordEvent(deps, { user_id, type: 'session_revoked' }, origin)
  return ended.length
}
