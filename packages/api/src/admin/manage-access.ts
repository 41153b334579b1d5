import { DomainError, parseUuid, type ManagedUser, type PersonalToken } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { inTransaction } from '../in-transaction.ts'
import { accountDeletedNotice } from '../mail/messages.ts'
import { evictUser } from '../sessions/evict-sessions.ts'
import { listSessions } from '../sessions/list-sessions.ts'
import { revokeSession } from '../sessions/revoke-sessions.ts'
import type { SignedInDevice } from '../sessions/sessions.schemas.ts'
import { listTokens, revokeToken } from '../tokens/manage-tokens.ts'
import { deleteUser as deleteUserRow } from '../users/delete-user.repository.ts'
import { withLockedUser } from '../users/locked-user.repository.ts'
import { endAccess, findManagedUser } from './admin-users.repository.ts'
import { recordByAdmin, recordForUser, type Admin } from './record-by-admin.ts'
import { noChangeError, userIdOf } from './user-id.ts'

/** Returns a user's active sessions, the last used first. Throws USER_NOT_FOUND. */
export async function listUserSessions(
  deps: Deps,
  input: { readonly id: string },
  { actor }: Admin,
): Promise<SignedInDevice[]> {
  const { id } = await findUser(deps, input)
  return listSessions(deps, { user_id: id, session_id: actor.session_id })
}

/** Returns a user's personal access tokens without their secrets, newest first. Throws USER_NOT_FOUND. */
export async function listUserTokens(deps: Deps, input: { readonly id: string }): Promise<PersonalToken[]> {
  const { id } = await findUser(deps, input)
  return listTokens(deps, { user_id: id })
}

/** Ends one session of a user and closes its streams. Throws USER_NOT_FOUND, SESSION_NOT_FOUND. */
export async function endUserSession(
  deps: Deps,
  input: { readonly id: string; readonly session_id: string },
  by: Admin,
): Promise<void> {
  const { id, email } = await findUser(deps, input)
  const session_id = parseUuid(input.session_id)
  const isEnded =
    session_id !== undefined &&
    (await revokeSession(deps, { user_id: id, session_id }, 'session_ended_by_admin', noOrigin))
  if (!isEnded) throw new DomainError('SESSION_NOT_FOUND')
  await recordByAdmin(deps, by, 'user_session_ended', email)
}

/** Revokes one personal access token of a user. Throws USER_NOT_FOUND, ACCESS_TOKEN_NOT_FOUND. */
export async function revokeUserToken(
  deps: Deps,
  input: { readonly id: string; readonly token_id: string },
  by: Admin,
): Promise<void> {
  const { id, email } = await findUser(deps, input)
  await revokeToken(deps, { user_id: id }, { id: input.token_id }, noOrigin, 'access_token_revoked_by_admin')
  await recordByAdmin(deps, by, 'user_access_token_revoked', email)
}

/**
 * Ends all sessions, personal access tokens and pending links of a user, who may sign in again. Returns the number of ended sessions.
 * Throws USER_NOT_FOUND.
 */
export async function endUserAccess(
  deps: Deps,
  input: { readonly id: string },
  by: Admin,
): Promise<{ sessions: number }> {
  const { id, email } = await findUser(deps, input)
  const [ended] = await withLockedUser(deps.db, id, (db) => endAccess(db, { id, now: deps.now() }))
  evictUser(deps, id)
  await recordForUser(deps, id, 'access_ended_by_admin')
  await recordByAdmin(deps, by, 'user_access_ended', email)
  return { sessions: ended?.session_ids.length ?? 0 }
}

/**
 * Deletes a user with all data, closes their streams and mails them. `by` is undefined for the operator. Throws USER_NOT_FOUND,
 * LAST_ADMIN.
 */
export async function deleteUser(deps: Deps, input: { readonly id: string }, by?: Admin): Promise<void> {
  const id = userIdOf(input)
  const deleted = await inTransaction(deps, async (held) => {
    const [row] = await deleteUserRow(held.db, { id, password_hash: null, may_be_last: false })
    if (row === undefined) return undefined
    await held.mail.send(held.db, accountDeletedNotice({ to: row.email, byAdmin: true }))
    // An admin who deletes their own account has no activity left to write to.
    if (by !== undefined && by.actor.user_id !== id) await recordByAdmin(held, by, 'user_deleted', row.email)
    return row
  })
  if (deleted === undefined) throw await noChangeError(deps, id)
  evictUser(deps, id)
}

/** Events of an admin's action don't show the admin's device to the user. */
const noOrigin = { user_agent: undefined }

async function findUser(deps: Deps, input: { readonly id: string }): Promise<ManagedUser> {
  const [user] = await findManagedUser(deps.db, { id: userIdOf(input) })
  if (user === undefined) throw new DomainError('USER_NOT_FOUND')
  return user
}
