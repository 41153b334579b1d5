import { statement } from '@taskwire/db'
import { takenLink } from '../links/links.repository.ts'

type Uuid = string
type Instant = string

export const findPassword = statement<[user_id: Uuid], { email: string; password_hash: string }>(`
select email, password_hash from users where id = $1`)

/** Whose password can be reset at an address. */
export const findMailbox = statement<[email: string], { id: Uuid; email: string }>(`
select id, email from users where email = $1 and deactivated_at is null`)

/** An account whose password is new, and the sessions that ended with the old one. */
interface Changed {
  readonly id: Uuid
  readonly email: string
  readonly session_ids: Uuid[]
}

/** `ended`, and the answer: a new password and the end of what the old one opened are one write. */
function endingSessions(more = ''): string {
  return `ended as (
  update sessions set revoked_at = $2
  from changed
  where sessions.user_id = changed.id and sessions.revoked_at is null${more}
  returning sessions.id
)
select id, email, (select coalesce(json_agg(ended.id), '[]') from ended) as session_ids from changed`
}

/** Whoever opens the link reads that mailbox, so the address is confirmed as well. */
export const resetPasswordByLink = statement<
  [token_hash: Buffer, now: Instant, password_hash: string, password_scheme: number],
  Changed
>(`
${takenLink('reset_password')}, changed as (
  update users
  set password_hash = $3, password_scheme = $4, email_verified = true, updated_at = $2
  from link
  where users.id = link.user_id and users.email = link.email and users.deactivated_at is null
  returning users.id, users.email
), ${endingSessions()}`)

/** Every session ends but the one that asks, and a link to reset the old password with it. */
export const replacePassword = statement<
  [
    user_id: Uuid,
    now: Instant,
    password_hash: string,
    password_scheme: number,
    replaces: string,
    kept_session: Uuid,
  ],
  Changed
>(`
with changed as (
  update users
  set password_hash = $3, password_scheme = $4, updated_at = $2
  where id = $1 and password_hash = $5 -- one that was changed meanwhile stays as it is
  returning id, email
), link as (
  delete from account_links using changed
  where account_links.user_id = changed.id and purpose = 'reset_password'
), ${endingSessions(' and sessions.id <> $6')}`)
