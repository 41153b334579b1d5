import { sharedRead, statement } from '@taskwire/db'

/**
 * Opens a session, and deletes the user's expired ones in the same statement. Returns no row when the user is deactivated,
 * or when the password is no longer the one of `password_version` (null: no password was compared). Locks the user's row: a
 * change of the password either waits and ends this session, or commits first and is seen here.
 */
export const insertSession = statement(
  {
    user_id: 'uuid',
    id: 'uuid',
    contract: 'text',
    user_agent: 'text?',
    family_hash: 'bytea?',
    refresh_hash: 'bytea?',
    now: 'timestamptz',
    expires_at: 'timestamptz',
    password_version: 'integer?',
  },
  { id: 'uuid' },
)`
with expired as (
  delete from sessions where user_id = :user_id and expires_at <= :now
)
insert into sessions (user_id, id, contract, user_agent, family_hash, refresh_hash, created_at, last_used_at, expires_at)
select users.id, :id::uuid, :contract::text, :user_agent::text, :family_hash::bytea, :refresh_hash::bytea,
  :now::timestamptz, :now::timestamptz, :expires_at::timestamptz
from users
where users.id = :user_id and users.deactivated_at is null
  and (:password_version::integer is null or users.password_version = :password_version)
for key share
returning id`

/** The actor of a living session of an active user. */
export const findActor = sharedRead(statement(
  { user_id: 'uuid', session_id: 'uuid', now: 'timestamptz' },
  { user_id: 'uuid', user_number: 'bigint', role: 'user_role', session_id: 'uuid' },
)`
select users.id as user_id, users.number as user_number, users.role, sessions.id as session_id
from sessions join users on users.id = sessions.user_id
where sessions.user_id = :user_id and sessions.id = :session_id
  and sessions.revoked_at is null and sessions.expires_at > :now and users.deactivated_at is null`)

/** Finds the session of a refresh token. All refresh tokens of a session share its family. */
export const findSessionByFamily = statement(
  { family_hash: 'bytea' },
  {
    user_id: 'uuid',
    session_id: 'uuid',
    refresh_hash: 'bytea?',
    previous_hash: 'bytea?',
    rotation_salt: 'bytea?',
    rotated_at: 'timestamptz?',
    last_used_at: 'timestamptz',
    expires_at: 'timestamptz',
    revoked_at: 'timestamptz?',
    deactivated_at: 'timestamptz?',
  },
)`
select sessions.user_id, sessions.id as session_id, sessions.refresh_hash, sessions.previous_hash,
  sessions.rotation_salt, sessions.rotated_at, sessions.last_used_at, sessions.expires_at, sessions.revoked_at,
  users.deactivated_at
from sessions join users on users.id = sessions.user_id
where sessions.family_hash = :family_hash`

/**
 * Replaces the refresh token of `spent_hash` by that of `refresh_hash`. Returns no row when the token was spent before or the
 * session was revoked: of several calls with one token only one succeeds.
 */
export const rotateRefreshToken = statement(
  {
    user_id: 'uuid',
    session_id: 'uuid',
    spent_hash: 'bytea',
    refresh_hash: 'bytea',
    rotation_salt: 'bytea',
    now: 'timestamptz',
  },
  { id: 'uuid' },
)`
update sessions
set refresh_hash = :refresh_hash, previous_hash = :spent_hash, rotation_salt = :rotation_salt,
  rotated_at = :now, last_used_at = :now
where user_id = :user_id and id = :session_id and refresh_hash = :spent_hash and revoked_at is null
returning id`

/** The sessions whose tokens still work, the last used first. */
export const findLivingSessions = statement(
  { user_id: 'uuid', now: 'timestamptz', idle_since: 'timestamptz' },
  {
    id: 'uuid',
    door: 'text',
    device: 'text?',
    created_at: 'timestamptz',
    last_used_at: 'timestamptz',
    expires_at: 'timestamptz',
    is_refreshable: 'boolean',
  },
)`
select id, contract as door, user_agent as device, created_at, last_used_at, expires_at, refresh_hash is not null as is_refreshable
from sessions
where user_id = :user_id and revoked_at is null and expires_at > :now
  and (refresh_hash is null or last_used_at > :idle_since)
order by last_used_at desc, id desc`

export const touchSession = statement({ user_id: 'uuid', session_id: 'uuid', now: 'timestamptz' })`
update sessions set last_used_at = :now where user_id = :user_id and id = :session_id`

/** Returns no row when there is no such session, or when it was revoked before. */
export const revokeSession = statement(
  { user_id: 'uuid', session_id: 'uuid', now: 'timestamptz' },
  { id: 'uuid' },
)`
update sessions set revoked_at = :now
where user_id = :user_id and id = :session_id and revoked_at is null
returning id`

/** Revokes all living sessions of a user but `keep`, or all where it is null. Returns their ids. */
export const revokeOtherSessions = statement(
  { user_id: 'uuid', keep: 'uuid?', now: 'timestamptz' },
  { id: 'uuid' },
)`
update sessions set revoked_at = :now
where user_id = :user_id and id is distinct from :keep and revoked_at is null and expires_at > :now
returning id`
