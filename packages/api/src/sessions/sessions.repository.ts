import type { Actor } from '@taskwire/domain'
import { statement, type Db } from '@taskwire/db'

interface NewSession {
  readonly user_id: string
  readonly id: string
  readonly contract: string
  readonly user_agent: string | null
  readonly family_hash: Buffer | null
  readonly refresh_hash: Buffer | null
  readonly now: string
  readonly expires_at: string
  /** Of the password that was compared; null where none was. */
  readonly password_version: number | null
}

/**
 * Opens a session, and deletes the user's expired ones in the same statement. Returns false when the user is deactivated or
 * that password was changed. Locks the user's row: a change of the password waits and ends this session, or comes first and
 * is seen here.
 */
export async function insertSession(db: Db, session: NewSession): Promise<boolean> {
  const { user_id, id, contract, user_agent, family_hash, refresh_hash, now, expires_at } = session
  const rows = await insertRow(
    db,
    user_id,
    id,
    contract,
    user_agent,
    family_hash,
    refresh_hash,
    now,
    expires_at,
    session.password_version,
  )
  return rows.length === 1
}

const insertRow = statement<
  [
    user_id: string,
    id: string,
    contract: string,
    user_agent: string | null,
    family_hash: Buffer | null,
    refresh_hash: Buffer | null,
    now: string,
    expires_at: string,
    password_version: number | null,
  ],
  { id: string }
>(`
with expired as (
  delete from sessions where user_id = $1 and expires_at <= $7
)
insert into sessions (user_id, id, contract, user_agent, family_hash, refresh_hash, created_at, last_used_at, expires_at)
select users.id, $2::uuid, $3::text, $4::text, $5::bytea, $6::bytea, $7::timestamptz, $7::timestamptz, $8::timestamptz
from users
where users.id = $1 and users.deactivated_at is null and ($9::integer is null or users.password_version = $9)
for key share
returning id`)

/** Who stands behind a session that lives, of a user who is active. */
export async function findActor(
  db: Db,
  params: { user_id: string; session_id: string; now: string },
): Promise<Omit<Actor, 'scopes'> | undefined> {
  return db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .select(['users.id as user_id', 'users.number as user_number', 'users.role', 'sessions.id as session_id'])
    .where('sessions.user_id', '=', params.user_id)
    .where('sessions.id', '=', params.session_id)
    .where('sessions.revoked_at', 'is', null)
    .where('sessions.expires_at', '>', params.now)
    .where('users.deactivated_at', 'is', null)
    .executeTakeFirst()
}

/** Whatever refresh token of a session is held, its family leads there. */
export async function findSessionByFamily(db: Db, family_hash: Buffer) {
  return db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .select([
      'sessions.user_id',
      'sessions.id as session_id',
      'sessions.refresh_hash',
      'sessions.previous_hash',
      'sessions.rotation_salt',
      'sessions.rotated_at',
      'sessions.last_used_at',
      'sessions.expires_at',
      'sessions.revoked_at',
      'users.deactivated_at',
    ])
    .where('sessions.family_hash', '=', family_hash)
    .executeTakeFirst()
}

export interface Rotation {
  readonly user_id: string
  readonly session_id: string
  /** The token that is given up. */
  readonly spent_hash: Buffer
  /** Its successor. */
  readonly refresh_hash: Buffer
  readonly rotation_salt: Buffer
  readonly now: string
}

/** Puts a successor in the place of a refresh token. Of those who try at once with the same token one succeeds. */
export async function rotateRefreshToken(db: Db, params: Rotation): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('sessions')
    .set({
      refresh_hash: params.refresh_hash,
      previous_hash: params.spent_hash,
      rotation_salt: params.rotation_salt,
      rotated_at: params.now,
      last_used_at: params.now,
    })
    .where('user_id', '=', params.user_id)
    .where('id', '=', params.session_id)
    .where('refresh_hash', '=', params.spent_hash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** The sessions that a token may still open, the last used first. */
export async function findLivingSessions(
  db: Db,
  params: { user_id: string; now: string; idle_since: string },
) {
  return db
    .selectFrom('sessions')
    .select(({ eb }) => [
      'id',
      'contract as door',
      'user_agent as device',
      'created_at',
      'last_used_at',
      'expires_at',
      eb('refresh_hash', 'is not', null).as('is_refreshable'),
    ])
    .where('user_id', '=', params.user_id)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', params.now)
    .where((eb) => eb.or([eb('refresh_hash', 'is', null), eb('last_used_at', '>', params.idle_since)]))
    .orderBy('last_used_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

type SessionKey = { user_id: string; session_id: string; now: string }

export async function touchSession(db: Db, { user_id, session_id, now }: SessionKey): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ last_used_at: now })
    .where('user_id', '=', user_id)
    .where('id', '=', session_id)
    .execute()
}

/** False when there was no such session, or it had been revoked before. */
export async function revokeSession(db: Db, { user_id, session_id, now }: SessionKey): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('sessions')
    .set({ revoked_at: now })
    .where('user_id', '=', user_id)
    .where('id', '=', session_id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function revokeOtherSessions(
  db: Db,
  { user_id, keep, now }: { user_id: string; keep: string | null; now: string },
): Promise<{ id: string }[]> {
  return db
    .updateTable('sessions')
    .set({ revoked_at: now })
    .where('user_id', '=', user_id)
    .where('id', 'is distinct from', keep)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('id')
    .execute()
}
