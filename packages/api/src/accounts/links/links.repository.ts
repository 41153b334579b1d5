import { statement } from '@taskwire/db'
import type { LinkPurpose } from './link.ts'

type Uuid = string
type Instant = string

/**
 * Stores a link in place of an older one of its purpose. Answers no row when the same address was sent one after
 * `quiet_since`: then that one still holds.
 */
export const replaceLink = statement<
  [
    user_id: Uuid,
    purpose: LinkPurpose,
    token_hash: Buffer,
    email: string,
    now: Instant,
    expires_at: Instant,
    quiet_since: Instant,
  ],
  { user_id: Uuid }
>(`
insert into account_links as known (user_id, purpose, token_hash, email, created_at, expires_at)
values ($1, $2, $3, $4, $5, $6)
on conflict (user_id, purpose) do update
set token_hash = excluded.token_hash, email = excluded.email, created_at = excluded.created_at,
  expires_at = excluded.expires_at
where known.email <> excluded.email or known.created_at <= $7::timestamptz
returning user_id`)

/** Whether a link can be used, without using it. */
export const findLink = statement<
  [token_hash: Buffer, purpose: LinkPurpose, now: Instant],
  { user_id: Uuid }
>(`
select user_id from account_links where token_hash = $1 and purpose = $2 and expires_at > $3::timestamptz`)

export const purgeLinks = statement<[now: Instant], { user_id: Uuid }>(`
delete from account_links where expires_at <= $1::timestamptz returning user_id`)

/**
 * Takes a link, once: of all that come with the same token the row is deleted for one. What is done with it stands in
 * the same statement, for which `$1` is the token's hash and `$2` the present instant.
 */
export function takenLink(purpose: LinkPurpose): string {
  return `with link as (
  delete from account_links
  where token_hash = $1 and purpose = '${purpose}' and expires_at > $2::timestamptz
  returning user_id, email
)`
}
