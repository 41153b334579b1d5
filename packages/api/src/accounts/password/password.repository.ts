import { fragment, statement } from '@taskwire/db'
import {
  endedLinks,
  endedSessionIds,
  endedSessions,
  endedTokens,
  sessionIds,
} from '../../users/ended-access.ts'
import { consumeLink } from '../email-links/email-links.repository.ts'

export const findPassword = statement(
  { user_id: 'uuid' },
  { email: 'text', password_hash: 'text', password_version: 'integer' },
)`
select email, password_hash, password_version from users where id = :user_id`

/** Finds the active account at an address, for a reset of its password. */
export const findMailbox = statement({ email: 'text' }, { id: 'uuid', email: 'text' })`
select id, email from users where email = :email and deactivated_at is null`

/** An account with a new password, and the sessions that ended. */
const changed = { id: 'uuid', email: 'text', session_ids: sessionIds } as const

/**
 * Sets the password by a mailed link, and ends all sessions, personal tokens and pending links. Confirms the address as
 * well, because the link was read in that mailbox.
 */
export const resetPasswordByLink = statement(
  { token_hash: 'bytea', now: 'timestamptz', password_hash: 'text', password_scheme: 'smallint' },
  changed,
)`
${consumeLink.reset_password}, changed as (
  update users
  set password_hash = :password_hash, password_scheme = :password_scheme, password_version = password_version + 1,
    email_verified = true, updated_at = :now
  from link
  where users.id = link.user_id and users.email = link.email and users.deactivated_at is null
  returning users.id, users.email
), ${endedLinks}, ${endedTokens}, ${endedSessions()}
select id, email, ${endedSessionIds} from changed`

/** Ends all pending links and every session but `kept_session`. Personal tokens stay. */
export const replacePassword = statement(
  {
    user_id: 'uuid',
    now: 'timestamptz',
    password_hash: 'text',
    password_scheme: 'smallint',
    replaces_version: 'integer',
    kept_session: 'uuid',
  },
  changed,
)`
with changed as (
  update users
  set password_hash = :password_hash, password_scheme = :password_scheme, password_version = password_version + 1,
    updated_at = :now
  where id = :user_id and password_version = :replaces_version -- a password that was changed meanwhile stays as it is
  returning id, email
), ${endedLinks}, ${endedSessions(fragment` and sessions.id <> :kept_session`)}
select id, email, ${endedSessionIds} from changed`
