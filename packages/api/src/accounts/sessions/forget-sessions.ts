import type { Deps } from '../../deps.ts'

/** Makes the end of sessions felt at once: nothing here remembers them, and their sockets look and close. */
export function forgetSessions(deps: Deps, user_id: string, session_ids: readonly string[]): void {
  for (const id of session_ids) deps.sessions.forget(id)
  deps.wakeBus.wake(user_id)
}

/** The same for all sessions and personal tokens of a user. */
export function forgetUser(deps: Deps, user_id: string): void {
  deps.sessions.forgetUser(user_id)
  deps.wakeBus.wake(user_id)
}
