import { statement } from '@taskwire/db'
import { endedLinks, endedSessionIds, endedSessions, endedTokens } from '../../users/ended-access.ts'
import { consumeLinkSql } from '../email-links/email-links.repository.ts'

type Uuid = string
type Instant = string

export interface StoredPassword {
  readonly email: string
  readonly password_hash: string
  readonly password_version: number
}

export const findPassword = statement<[user_id: Uuid], StoredPassword>(`
select email, password_hash, password_version from users where id = $1`)

/** Whose password can be reset at an address. */
export const findMailbox = statement<[email: string], { id: Uuid; email: string }>(`
select id, email from users where email = $1 and deactivated_at is null`)

/** An account whose password is new, and the sessions that ended with the old one. */
interface Changed {
  readonly id: Uuid
  readonly email: string
  readonly session_ids: Uuid[]
}

/**
 * Sets the password by a mailed link, and ends all sessions, personal tokens and pending links. The reader of the link
 * reads that mailbox, so the address is confirmed as well.
 */
export const resetPasswordByLink = statement<
  [token_hash: Buffer, now: Instant, password_hash: string, password_scheme: number],
  Changed
>(`
${consumeLinkSql('reset_password')}, changed as (
  update users
  set password_hash = $3, password_scheme = $4, password_version = password_version + 1,
    email_verified = true, updated_at = $2
  from link
  where users.id = link.user_id and users.email = link.email and users.deactivated_at is null
  returning users.id, users.email
), ${endedLinks}, ${endedTokens}, ${endedSessions()}
select id, email, ${endedSessionIds} from changed`)

/** Ends every session but the one that asks, and all pending links. Personal tokens stay. */
export const replacePassword = statement<
  [
    user_id: Uuid,
    now: Instant,
    password_hash: string,
    password_scheme: number,
    replaces_version: number,
    kept_session: Uuid,
  ],
  Changed
>(`
with changed as (
  update users
  set password_hash = $3, password_scheme = $4, password_version = password_version + 1, updated_at = $2
  where id = $1 and password_version = $5 -- a password that was changed meanwhile stays as it is
  returning id, email
), ${endedLinks}, ${endedSessions(' and sessions.id <> $6')}
select id, email, ${endedSessionIds} from changed`)
