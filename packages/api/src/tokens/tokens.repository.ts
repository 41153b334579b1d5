import type { Db, PersonalTokensTable } from '@taskwire/db'
import type { PersonalToken, Scope, UserRole } from '@taskwire/domain'
import type { TokenClaims } from './token-cache.ts'

const shownColumns = ['id', 'name', 'scopes', 'created_at', 'expires_at', 'last_used_at'] as const

/**
 * Stores a token unless the user has `max` of them; those that expired before `forget_before` make room first. The caller
 * holds the user's row, so that no count misses a token that is made at the same time.
 */
export async function insertToken(
  db: Db,
  token: Omit<PersonalTokensTable, 'last_used_at'>,
  { max, forget_before }: { max: number; forget_before: string },
): Promise<PersonalToken | undefined> {
  const { user_id } = token
  const mine = db.selectFrom('personal_tokens').where('user_id', '=', user_id)
  await db
    .deleteFrom('personal_tokens')
    .where('user_id', '=', user_id)
    .where('expires_at', '<=', forget_before)
    .execute()
  const held = await mine.select('id').limit(max).execute()
  if (held.length >= max) return undefined
  return db
    .insertInto('personal_tokens')
    .values({ ...token, last_used_at: null })
    .returning(shownColumns)
    .executeTakeFirst()
}

/** Newest first. */
export async function listTokens(db: Db, user_id: string): Promise<PersonalToken[]> {
  return db
    .selectFrom('personal_tokens')
    .select(shownColumns)
    .where('user_id', '=', user_id)
    .orderBy('id', 'desc')
    .execute()
}

/** Takes a token away; false when the user has none of this id. */
export async function deleteToken(
  db: Db,
  { user_id, id }: { user_id: string; id: string },
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('personal_tokens')
    .where('user_id', '=', user_id)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export async function findTokenClaims(db: Db, token_hash: Buffer): Promise<TokenClaims | undefined> {
  return db
    .selectFrom('personal_tokens')
    .select(['user_id', 'id', 'expires_at'])
    .where('token_hash', '=', token_hash)
    .executeTakeFirst()
}

interface TokenUser {
  readonly user_number: number
  readonly role: UserRole
  readonly scopes: Scope[]
  readonly last_used_at: string | null
}

/** Who stands behind a token that was not revoked, of a user who is active. */
export async function findTokenUser(
  db: Db,
  { user_id, id }: { user_id: string; id: string },
): Promise<TokenUser | undefined> {
  return db
    .selectFrom('personal_tokens')
    .innerJoin('users', 'users.id', 'personal_tokens.user_id')
    .select([
      'users.number as user_number',
      'users.role',
      'personal_tokens.scopes',
      'personal_tokens.last_used_at',
    ])
    .where('personal_tokens.user_id', '=', user_id)
    .where('personal_tokens.id', '=', id)
    .where('users.deactivated_at', 'is', null)
    .executeTakeFirst()
}

/** Writes down a use, unless one from after `before` is written already; says whether it did. */
export async function touchToken(
  db: Db,
  { user_id, id, now, before }: { user_id: string; id: string; now: string; before: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('personal_tokens')
    .set({ last_used_at: now })
    .where('user_id', '=', user_id)
    .where('id', '=', id)
    .where((eb) => eb.or([eb('last_used_at', 'is', null), eb('last_used_at', '<=', before)]))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
