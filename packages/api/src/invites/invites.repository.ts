import { fragment, narrow, statement } from '@taskwire/db'
import type { Invite, InviteState } from '@taskwire/domain'
import { purgeOf } from '../purge.repository.ts'

const invite = {
  id: 'uuid',
  email: 'text?',
  state: narrow<Invite['state']>('text'),
  created_at: 'timestamptz',
  expires_at: 'timestamptz',
  used_at: 'timestamptz?',
} as const satisfies Record<keyof Invite, unknown>

export const insertInvite = statement({
  id: 'uuid',
  token_hash: 'bytea',
  email: 'text?',
  created_by: 'uuid?',
  now: 'timestamptz',
  expires_at: 'timestamptz',
})`
insert into invites (id, token_hash, email, created_by, created_at, expires_at)
values (:id, :token_hash, :email, :created_by, :now, :expires_at)`

/** Newest first; only those before the invitation `before` unless it is null. Ids are made in the order of time. */
export const listInvites = statement({ now: 'timestamptz', before: 'uuid?', limit: 'bigint' }, invite)`
select invites.id, coalesce(invites.email, users.email) as email,
  case when used_at is not null then 'used' when expires_at <= :now::timestamptz then 'expired' else 'valid' end as state,
  invites.created_at, expires_at, used_at
from invites left join users on users.id = invites.used_by
where invites.id < coalesce(:before, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid)
order by invites.id desc
limit :limit`

/** Returns no row when there is no unused invitation of this id. */
export const deleteInvite = statement({ id: 'uuid' }, { email: 'text?' })`
delete from invites where id = :id and used_at is null returning email`

/** Finds an invitation, and doesn't use it. */
export const findInvite = statement(
  { token_hash: 'bytea', now: 'timestamptz' },
  {
    email: 'text?',
    state: narrow<Exclude<InviteState, 'unknown'>>('text'),
  },
)`
select email,
  case when used_at is not null then 'used' when expires_at <= :now::timestamptz then 'expired' else 'valid' end as state
from invites where token_hash = :token_hash`

/**
 * Uses an invitation for a new account. Returns no row when it can't be used for this address. The second of two calls at once
 * waits for the row, and then finds it used.
 */
export const markInviteUsed = statement(
  { token_hash: 'bytea', email: 'text', user_id: 'uuid', now: 'timestamptz' },
  { id: 'uuid' },
)`
update invites set used_at = :now::timestamptz, used_by = :user_id, email = null
where token_hash = :token_hash and used_at is null and expires_at > :now and (email is null or email = :email)
returning id`

export const purgeInvites = purgeOf(fragment`invites`, fragment`expires_at`)
