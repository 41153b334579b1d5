import { statement } from '@taskwire/db'
import { purgeOf } from '../../purge.repository.ts'
import type { EmailLinkPurpose } from './email-link.ts'

type Uuid = string
type Instant = string

/**
 * Stores a link and replaces an older one of its purpose. Returns no row when the same address was sent one after
 * `quiet_since`, which stays valid, or when the password is no longer the one of `password_version`, if that is given.
 */
export const replaceLink = statement<
  [
    user_id: Uuid,
    purpose: EmailLinkPurpose,
    token_hash: Buffer,
    email: string,
    now: Instant,
    expires_at: Instant,
    quiet_since: Instant,
    session_id: Uuid | null,
    password_version: number | null,
  ],
  { user_id: Uuid }
>(`
insert into account_links as known (user_id, purpose, token_hash, email, created_at, expires_at, session_id)
select id, $2, $3::bytea, $4, $5::timestamptz, $6::timestamptz, $8::uuid
from users
where id = $1 and ($9::integer is null or password_version = $9)
for key share
on conflict (user_id, purpose) where purpose <> 'restore_email' do update
set token_hash = excluded.token_hash, email = excluded.email, created_at = excluded.created_at,
  expires_at = excluded.expires_at, session_id = excluded.session_id
where known.email <> excluded.email or known.created_at <= $7::timestamptz
returning user_id`)

/** Whether a link can be used, without using it. */
export const findLink = statement<
  [token_hash: Buffer, purpose: EmailLinkPurpose, now: Instant],
  { user_id: Uuid }
>(`
select user_id from account_links where token_hash = $1 and purpose = $2 and expires_at > $3::timestamptz`)

export const purgeLinks = purgeOf('account_links', 'expires_at')

/**
 * A CTE `link` that uses a link up: of several calls with one token only one gets the row. The rest of the statement uses
 * the row; `$1` is the token's hash and `$2` the present instant.
 */
export function consumeLinkSql(purpose: EmailLinkPurpose): string {
  return `with link as (
  delete from account_links
  where token_hash = $1 and purpose = '${purpose}' and expires_at > $2::timestamptz
  returning user_id, email, place, session_id
)`
}
