import { fragment, narrow, statement, type SqlFragment } from '@taskwire/db'
import { purgeOf } from '../../purge.repository.ts'
import type { EmailLinkPurpose } from './email-link.ts'

const purpose = narrow<EmailLinkPurpose>('text')

/**
 * Stores a link and replaces an older one of its purpose. Returns no row when a link was sent to the same address after
 * `quiet_since`; that link stays valid. Returns no row either when `password_version` is given and the password has changed
 * since.
 */
export const replaceLink = statement(
  {
    user_id: 'uuid',
    purpose,
    token_hash: 'bytea',
    email: 'text',
    now: 'timestamptz',
    expires_at: 'timestamptz',
    quiet_since: 'timestamptz',
    session_id: 'uuid?',
    password_version: 'integer?',
  },
  { user_id: 'uuid' },
)`
insert into account_links as known (user_id, purpose, token_hash, email, created_at, expires_at, session_id)
select id, :purpose, :token_hash::bytea, :email, :now::timestamptz, :expires_at::timestamptz, :session_id::uuid
from users
where id = :user_id and (:password_version::integer is null or password_version = :password_version)
for key share
on conflict (user_id, purpose) where purpose <> 'restore_email' do update
set token_hash = excluded.token_hash, email = excluded.email, created_at = excluded.created_at,
  expires_at = excluded.expires_at, session_id = excluded.session_id
where known.email <> excluded.email or known.created_at <= :quiet_since::timestamptz
returning user_id`

/** Finds a link that can be used, and doesn't use it. */
export const findLink = statement({ token_hash: 'bytea', purpose, now: 'timestamptz' }, { user_id: 'uuid' })`
select user_id from account_links where token_hash = :token_hash and purpose = :purpose and expires_at > :now::timestamptz`

export const purgeLinks = purgeOf(fragment`account_links`, fragment`expires_at`)

/**
 * A CTE `link` for each purpose. It deletes the link of `:token_hash` and returns its row, so that only one of several calls
 * with the same token gets the row.
 */
export const consumeLink = {
  verify_email: consumeOf(fragment`'verify_email'`),
  reset_password: consumeOf(fragment`'reset_password'`),
  change_email: consumeOf(fragment`'change_email'`),
  restore_email: consumeOf(fragment`'restore_email'`),
} satisfies Record<EmailLinkPurpose, SqlFragment>

function consumeOf(purpose: SqlFragment): SqlFragment {
  return fragment`with link as (
  delete from account_links
  where token_hash = :token_hash and purpose = ${purpose} and expires_at > :now::timestamptz
  returning user_id, email, place, session_id
)`
}
