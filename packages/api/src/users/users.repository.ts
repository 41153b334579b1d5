import type { User } from '@taskwire/domain'
import type { Db } from '@taskwire/db'
import { sql } from 'kysely'

const userColumns = [
  'id',
  'number',
  'email',
  'username',
  'name',
  'role',
  sql<boolean>`deactivated_at is null`.as('is_active'),
  'email_verified',
  'created_at',
] as const

export interface NewUser {
  readonly id: string
  readonly email: string
  readonly username: string | null
  readonly name: string | null
  readonly password_hash: string
  readonly password_scheme: number
  readonly now: string
}

export async function insertUser(db: Db, { now, ...user }: NewUser): Promise<User> {
  return db
    .insertInto('users')
    .values({ ...user, deactivated_at: null, created_at: now, updated_at: now })
    .returning(userColumns)
    .executeTakeFirstOrThrow()
}

export async function findUser(db: Db, user_id: string): Promise<User | undefined> {
  return db.selectFrom('users').select(userColumns).where('id', '=', user_id).executeTakeFirst()
}

export async function findUserWithPassword(db: Db, email: string) {
  return db
    .selectFrom('users')
    .select([...userColumns, 'password_hash', 'password_scheme', 'password_version'])
    .where('email', '=', email)
    .executeTakeFirst()
}

export async function updatePasswordHash(
  db: Db,
  params: { user_id: string; password_hash: string; password_scheme: number; replaces: string },
): Promise<void> {
  const { user_id, replaces, ...values } = params
  await db
    .updateTable('users')
    .set(values)
    .where('id', '=', user_id)
    .where('password_hash', '=', replaces) // a password changed meanwhile stays changed
    .execute()
}

/** Changes what is given and leaves the rest. */
export async function updateProfile(
  db: Db,
  { user_id, now, ...change }: ProfileValues,
): Promise<User | undefined> {
  return db
    .updateTable('users')
    .set({ ...change, updated_at: now })
    .where('id', '=', user_id)
    .returning(userColumns)
    .executeTakeFirst()
}

interface ProfileValues {
  readonly user_id: string
  readonly now: string
  readonly name?: string | null | undefined
  readonly username?: string | null | undefined
}
