import { statement } from '@taskwire/db'
import { endedLinks, endedSessionIds, endedSessions, endedTokens } from '../../users/ended-access.ts'
import { consumeLinkSql } from '../email-links/email-links.repository.ts'

type Uuid = string
type Instant = string

/** Marks the address that the link was mailed to; one that was changed meanwhile is not. */
export const verifyByLink = statement<[token_hash: Buffer, now: Instant], { id: Uuid }>(`
${consumeLinkSql('verify_email')}
update users set email_verified = true, updated_at = $2
from link
where users.id = link.user_id and users.email = link.email and users.deactivated_at is null
returning users.id`)

/** An account whose address is new, and the sessions that ended. */
interface Moved {
  readonly id: Uuid
  readonly email: string
  readonly old_email: string
  readonly session_ids: Uuid[]
}

/**
 * Moves the account, ends the sessions but the one that asked for it and all pending links, and stores the link that
 * restores the old address. Fails on `users_email_key` when another account has taken the address meanwhile.
 */
export const changeEmailByLink = statement<
  [token_hash: Buffer, now: Instant, restore_hash: Buffer, restore_expires_at: Instant],
  Moved
>(`
${consumeLinkSql('change_email')}, before as (
  select users.id, users.email from users join link on users.id = link.user_id
), changed as (
  update users set email = link.email, email_verified = true, updated_at = $2
  from link, before
  where users.id = link.user_id and before.id = users.id and users.deactivated_at is null
  returning users.id, users.email, before.email as old_email, link.session_id
), restoring as (
  insert into account_links (user_id, purpose, token_hash, email, created_at, expires_at)
  select id, 'restore_email', $3, old_email, $2, $4 from changed
), ${endedLinks}, ${endedSessions(' and sessions.id is distinct from changed.session_id')}
select id, email, old_email, ${endedSessionIds} from changed`)

/**
 * Restores the address of the link with a new password, and ends all sessions, personal tokens and pending links, those
 * of later changes of address included. Links of earlier changes stay: their addresses have the older claim. Fails on
 * `users_email_key` when another account has the address.
 */
export const restoreEmailByLink = statement<
  [token_hash: Buffer, now: Instant, password_hash: string, password_scheme: number],
  Moved
>(`
${consumeLinkSql('restore_email')}, before as (
  select users.id, users.email from users join link on users.id = link.user_id
), changed as (
  update users
  set email = link.email, email_verified = true, password_hash = $3, password_scheme = $4,
    password_version = password_version + 1, updated_at = $2
  from link, before
  where users.id = link.user_id and before.id = users.id and users.deactivated_at is null
  returning users.id, users.email, before.email as old_email, link.place
), ended_later as (
  delete from account_links using changed
  where account_links.user_id = changed.id and account_links.place > changed.place
    and account_links.purpose = 'restore_email'
), ${endedLinks}, ${endedTokens}, ${endedSessions()}
select id, email, old_email, ${endedSessionIds} from changed`)

/** Whether an address belongs to any account. */
export const isEmailTaken = statement<[email: string], { is_taken: boolean }>(`
select exists (select from users where email = $1) as is_taken`)
