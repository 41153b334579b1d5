import type { Actor } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { daysAfter } from '../instants.ts'
import { IDLE_DAYS } from './refresh-token.ts'
import { findLivingSessions } from './sessions.repository.ts'
import type { SignedInDevice } from './sessions.schemas.ts'

/** Returns a user's active sessions, the last used first. `session_id` is the caller's own session. */
export async function listSessions(
  deps: Deps,
  { user_id, session_id }: Pick<Actor, 'user_id' | 'session_id'>,
): Promise<SignedInDevice[]> {
  const now = deps.now()
  const rows = await findLivingSessions(deps.db, { user_id, now, idle_since: daysAfter(now, -IDLE_DAYS) })
  return rows.map(({ is_refreshable, ...session }) => ({
    ...session,
    expires_at: is_refreshable
      ? earlier(session.expires_at, daysAfter(session.last_used_at, IDLE_DAYS))
      : session.expires_at,
    is_current: session.id === session_id,
  }))
}

function earlier(one: string, other: string): string {
  return one < other ? one : other
}
