import type { Actor } from '@taskwire/domain'
import type { Db, SessionsTable } from '@taskwire/db'

/** Opens a session, and takes the user's expired ones away with the same statement. */
export async function insertSession(db: Db, session: SessionsTable): Promise<void> {
  await db
    .with('expired', (cte) =>
      cte
        .deleteFrom('sessions')
        .where('user_id', '=', session.user_id)
        .where('expires_at', '<=', session.created_at),
    )
    .insertInto('sessions')
    .values(session)
    .execute()
}

/** Who stands behind a session that lives, of a user who is active. */
export async function findActor(
  db: Db,
  params: { user_id: string; session_id: string; now: string },
): Promise<Actor | undefined> {
  return db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .select(['users.id as user_id', 'users.number as user_number', 'sessions.id as session_id'])
    .where('sessions.user_id', '=', params.user_id)
    .where('sessions.id', '=', params.session_id)
    .where('sessions.revoked_at', 'is', null)
    .where('sessions.expires_at', '>', params.now)
    .where('users.deactivated_at', 'is', null)
    .executeTakeFirst()
}

export async function findSessionByRefreshHash(db: Db, refresh_hash: Buffer) {
  return db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .select([
      'sessions.user_id',
      'sessions.id as session_id',
      'sessions.last_used_at',
      'sessions.expires_at',
      'sessions.revoked_at',
      'users.deactivated_at',
    ])
    .where('sessions.refresh_hash', '=', refresh_hash)
    .executeTakeFirst()
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

export async function revokeSession(db: Db, { user_id, session_id, now }: SessionKey): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ revoked_at: now })
    .where('user_id', '=', user_id)
    .where('id', '=', session_id)
    .where('revoked_at', 'is', null)
    .execute()
}
