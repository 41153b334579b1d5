import { fragment, narrow, type Narrowed } from '@taskwire/db'

/**
 * Parts of statements that end an account's access. Each follows a CTE `changed` that returns the account's `id`; `:now` is
 * the present instant. The caller must lock the account's row with `withLockedUser` first: a statement doesn't see rows that
 * were committed while it waited for the lock.
 */

/** Ends sessions and returns their ids. `more` limits which ones end. */
export function endedSessions(more = fragment``) {
  return fragment`ended_sessions as (
  update sessions set revoked_at = :now
  from changed
  where sessions.user_id = changed.id and sessions.revoked_at is null${more}
  returning sessions.id
)`
}

/** Ends personal access tokens and the calendar feed, and pauses webhooks: all of them outlive the session that made them. */
export const endedTokens = fragment`ended_tokens as (
  delete from personal_tokens using changed where personal_tokens.user_id = changed.id
), ended_feeds as (
  delete from calendar_feeds using changed where calendar_feeds.user_id = changed.id
), paused_webhooks as (
  update webhooks set status = 'paused', reason = 'by_owner', wake_at = null, claim = null, updated_at = :now
  from changed
  where webhooks.user_id = changed.id and webhooks.status = 'active'
)`

/** Links that restore an earlier address stay; docs/security.md says why. */
export const endedLinks = fragment`ended_links as (
  delete from account_links using changed
  where account_links.user_id = changed.id and account_links.purpose <> 'restore_email'
)`

/** A column with the ids of the ended sessions. */
export const endedSessionIds = fragment`(select coalesce(json_agg(ended_sessions.id), '[]') from ended_sessions) as session_ids`

/** The type of `endedSessionIds`. */
export const sessionIds: Narrowed<string[]> = narrow<string[]>('json')
