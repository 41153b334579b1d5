import type { Deps } from '../deps.ts'

/** Makes the end of sessions take effect at once: evicts them from the cache and has their streams check again, which closes them. */
export function evictSessions(deps: Deps, user_id: string, session_ids: readonly string[]): void {
  for (const id of session_ids) deps.sessions.evict(id)
  deps.wakeBus.wake(user_id)
}

/** The same for all sessions and personal access tokens of a user. */
export function evictUser(deps: Deps, user_id: string): void {
  deps.sessions.evictUser(user_id)
  deps.wakeBus.wake(user_id)
}
