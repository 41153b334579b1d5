import { fragment, statement } from '@taskwire/db'
import {
  endedLinks,
  endedSessionIds,
  endedSessions,
  endedTokens,
  sessionIds,
} from '../../users/ended-access.ts'
import { consumeLink } from '../email-links/email-links.repository.ts'

/** Confirms the address that the link was mailed to, unless the account has another address since. */
export const verifyByLink = statement({ token_hash: 'bytea', now: 'timestamptz' }, { id: 'uuid' })`
${consumeLink.verify_email}
update users set email_verified = true, updated_at = :now
from link
where users.id = link.user_id and users.email = link.email and users.deactivated_at is null
returning users.id`

/** An account with its new and its old address, and the sessions that ended. */
const moved = { id: 'uuid', email: 'text', old_email: 'text', session_ids: sessionIds } as const

/**
 * Changes the address, ends all pending links and all sessions but the one that asked for the change, and stores the link
 * that restores the old address. Fails on `users_email_key` when another account has taken the address meanwhile.
 */
export const changeEmailByLink = statement(
  { token_hash: 'bytea', now: 'timestamptz', restore_hash: 'bytea', restore_expires_at: 'timestamptz' },
  moved,
)`
${consumeLink.change_email}, before as (
  select users.id, users.email from users join link on users.id = link.user_id
), changed as (
  update users set email = link.email, email_verified = true, updated_at = :now
  from link, before
  where users.id = link.user_id and before.id = users.id and users.deactivated_at is null
  returning users.id, users.email, before.email as old_email, link.session_id
), restoring as (
  insert into account_links (user_id, purpose, token_hash, email, created_at, expires_at)
  select id, 'restore_email', :restore_hash, old_email, :now, :restore_expires_at from changed
), ${endedLinks}, ${endedSessions(fragment` and sessions.id is distinct from changed.session_id`)}
select id, email, old_email, ${endedSessionIds} from changed`

/**
 * Restores the address of the link with a new password, and ends all sessions, personal tokens and pending links, also the
 * links of later changes of address. Links of earlier changes stay: their addresses have the older claim. Fails on
 * `users_email_key` when another account has the address.
 */
export const restoreEmailByLink = statement(
  { token_hash: 'bytea', now: 'timestamptz', password_hash: 'text', password_scheme: 'smallint' },
  moved,
)`
${consumeLink.restore_email}, before as (
  select users.id, users.email from users join link on users.id = link.user_id
), changed as (
  update users
  set email = link.email, email_verified = true, password_hash = :password_hash, password_scheme = :password_scheme,
    password_version = password_version + 1, updated_at = :now
  from link, before
  where users.id = link.user_id and before.id = users.id and users.deactivated_at is null
  returning users.id, users.email, before.email as old_email, link.place
), ended_later as (
  delete from account_links using changed
  where account_links.user_id = changed.id and account_links.place > changed.place
    and account_links.purpose = 'restore_email'
), ${endedLinks}, ${endedTokens}, ${endedSessions()}
select id, email, old_email, ${endedSessionIds} from changed`

/** Whether an address belongs to any account. */
export const isEmailTaken = statement({ email: 'text' }, { is_taken: 'boolean' })`
select exists (select from users where email = :email) as is_taken`
