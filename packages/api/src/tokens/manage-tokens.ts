import {
  DomainError,
  MAX_PERSONAL_TOKENS,
  parseUuid,
  scopes,
  type Actor,
  type NewPersonalToken,
  type PersonalToken,
} from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { recordEvent, type CallOrigin } from '../activity/record-event.ts'
import { daysAfter } from '../instants.ts'
import { evictSessions } from '../sessions/evict-sessions.ts'
import { findActor } from '../sessions/sessions.repository.ts'
import { withLockedUser } from '../users/locked-user.repository.ts'
import {
  deleteExpiredTokens,
  deleteToken,
  insertToken,
  listTokens as listTokenRows,
} from './tokens.repository.ts'
import { TOKEN_PREFIX, tokenHash } from './token-text.ts'

/** Days for which an expired token stays in the list. */
const SHOWN_DAYS = 30

/**
 * Creates a personal access token and returns its text, which can't be read again. Throws ACCESS_TOKEN_LIMIT_REACHED when the
 * account has the maximum number of tokens, UNAUTHENTICATED when the session has ended.
 */
export async function createToken(
  deps: Deps,
  { user_id, session_id }: Actor,
  { name, scopes: given, expires_in_days }: NewPersonalToken,
  origin: CallOrigin,
): Promise<PersonalToken & { readonly token: string }> {
  const token = TOKEN_PREFIX + deps.newSecret()
  const now = deps.now()
  const id = deps.newId()
  const row = {
    user_id,
    id,
    name,
    scopes: scopes.filter((scope) => given.includes(scope)), // unique, in a fixed order
    token_hash: tokenHash(token),
    created_at: now,
    expires_at: daysAfter(now, expires_in_days),
  }
  const [stored] = await withLockedUser(deps.db, user_id, async (db) => {
    // Checked again under the lock: a password reset may have ended the session in the meantime.
    const [living] = await findActor(db, { user_id, session_id, now })
    if (living === undefined) throw new DomainError('UNAUTHENTICATED')
    await deleteExpiredTokens(db, { user_id, expired_by: daysAfter(now, -SHOWN_DAYS) })
    return insertToken(db, { ...row, max: MAX_PERSONAL_TOKENS })
  })
  if (stored === undefined) throw new DomainError('ACCESS_TOKEN_LIMIT_REACHED')
  await recordEvent(deps, { user_id, type: 'access_token_created', session_id: id }, origin)
  return { ...stored, token }
}

/** Returns a user's personal access tokens, newest first. Expired ones are included for 30 days. */
export async function listTokens(deps: Deps, { user_id }: Pick<Actor, 'user_id'>): Promise<PersonalToken[]> {
  return listTokenRows(deps.db, { user_id })
}

/** Revokes one of a user's personal access tokens at once. Throws ACCESS_TOKEN_NOT_FOUND. */
export async function revokeToken(
  deps: Deps,
  { user_id }: Pick<Actor, 'user_id'>,
  input: { readonly id: string },
  origin: CallOrigin,
  type: 'access_token_revoked' | 'access_token_revoked_by_admin' = 'access_token_revoked',
): Promise<{ id: string }> {
  const id = parseUuid(input.id)
  if (id === undefined) throw new DomainError('ACCESS_TOKEN_NOT_FOUND')
  const [deleted] = await deleteToken(deps.db, { user_id, id })
  if (deleted === undefined) throw new DomainError('ACCESS_TOKEN_NOT_FOUND')
  // A token takes the place of a session in the cache, under its own id.
  evictSessions(deps, user_id, [id])
  await recordEvent(deps, { user_id, type, session_id: id }, origin)
  return { id }
}
