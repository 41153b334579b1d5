/**
 * Parts of statements that end an account's access. Each follows a CTE `changed` that returns the account's `id`; `$2` is
 * the present instant. The account's row must be locked by `withLockedUser` before: a statement doesn't see the rows that
 * were committed while it waited for the lock.
 */

/** Returns the ids of the ended sessions. `more` limits which ones end. */
export function endedSessions(more = ''): string {
  return `ended_sessions as (
  update sessions set revoked_at = $2
  from changed
  where sessions.user_id = changed.id and sessions.revoked_at is null${more}
  returning sessions.id
)`
}

export const endedTokens = `ended_tokens as (
  delete from personal_tokens using changed where personal_tokens.user_id = changed.id
)`

/** Links that restore an earlier address stay; docs/security.md says why. */
export const endedLinks = `ended_links as (
  delete from account_links using changed
  where account_links.user_id = changed.id and account_links.purpose <> 'restore_email'
)`

/** A column for the answer. */
export const endedSessionIds = `(select coalesce(json_agg(ended_sessions.id), '[]') from ended_sessions) as session_ids`
