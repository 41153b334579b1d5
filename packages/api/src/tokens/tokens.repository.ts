import { fragment, narrow, statement } from '@taskwire/db'
import type { Scope } from '@taskwire/domain'

const scopes = narrow<Scope[]>('text[]')

const shown = {
  id: 'uuid',
  name: 'text',
  scopes,
  created_at: 'timestamptz',
  expires_at: 'timestamptz',
  last_used_at: 'timestamptz?',
} as const

const shownColumns = fragment`id, name, scopes, created_at, expires_at, last_used_at`

/** Deletes a user's tokens that expired up to an instant. */
export const deleteExpiredTokens = statement({ user_id: 'uuid', expired_by: 'timestamptz' })`
delete from personal_tokens where user_id = :user_id and expires_at <= :expired_by`

/**
 * Stores a token. Returns no row when the user has `max` tokens. The caller must lock the user's row with `withLockedUser`,
 * so that the count includes tokens that are made at the same time.
 */
export const insertToken = statement(
  {
    user_id: 'uuid',
    id: 'uuid',
    name: 'text',
    scopes,
    token_hash: 'bytea',
    created_at: 'timestamptz',
    expires_at: 'timestamptz',
    max: 'bigint',
  },
  shown,
)`
insert into personal_tokens (user_id, id, name, scopes, token_hash, created_at, expires_at)
select :user_id::uuid, :id::uuid, :name, :scopes::text[], :token_hash::bytea, :created_at::timestamptz, :expires_at::timestamptz
where (select count(*) from personal_tokens where user_id = :user_id) < :max
returning ${shownColumns}`

/** Newest first. */
export const listTokens = statement({ user_id: 'uuid' }, shown)`
select ${shownColumns} from personal_tokens where user_id = :user_id order by id desc`

/** Returns no row when the user has no token of this id. */
export const deleteToken = statement({ user_id: 'uuid', id: 'uuid' }, { id: 'uuid' })`
delete from personal_tokens where user_id = :user_id and id = :id returning id`

export const findTokenClaims = statement(
  { token_hash: 'bytea' },
  { user_id: 'uuid', id: 'uuid', expires_at: 'timestamptz' },
)`
select user_id, id, expires_at from personal_tokens where token_hash = :token_hash`

/** The active user of a token that was not revoked, and the token's scopes. */
export const findTokenUser = statement(
  { user_id: 'uuid', id: 'uuid' },
  { user_number: 'bigint', role: 'user_role', scopes, last_used_at: 'timestamptz?' },
)`
select users.number as user_number, users.role, personal_tokens.scopes, personal_tokens.last_used_at
from personal_tokens join users on users.id = personal_tokens.user_id
where personal_tokens.user_id = :user_id and personal_tokens.id = :id and users.deactivated_at is null`

/** Stores the instant of a use. Returns no row when a use after `before` is stored already. */
export const touchToken = statement(
  { user_id: 'uuid', id: 'uuid', now: 'timestamptz', before: 'timestamptz' },
  { id: 'uuid' },
)`
update personal_tokens set last_used_at = :now
where user_id = :user_id and id = :id and (last_used_at is null or last_used_at <= :before)
returning id`
