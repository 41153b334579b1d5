import {
  DomainError,
  invalidField,
  type ListUsersInput,
  type ManagedUser,
  type UserRole,
} from '@taskwire/domain'
import type { Context } from '../context.ts'
import type { Deps } from '../deps.ts'
import { containing } from '../search-pattern.ts'
import { evictUser } from '../sessions/evict-sessions.ts'
import {
  deactivateUser as deactivateRow,
  endAccess,
  findUserByNumber,
  findUserId,
  listUsers as listUserRows,
  reactivateUser as reactivateRow,
  updateRole,
} from './admin-users.repository.ts'
import { recordByAdmin, recordForUser, type Admin } from './record-by-admin.ts'
import { noChangeError, userIdOf } from './user-id.ts'

const PAGE = 50

/**
 * Returns a page of all users, newest first, and passes the next page's cursor to the transport. Throws VALIDATION_FAILED
 * when the user of the cursor was deleted: its place in the list is lost, so the caller must start over.
 */
export async function listUsers(
  { deps, onNextPage }: Pick<Context, 'deps' | 'onNextPage'>,
  { search, role, limit = PAGE, cursor }: ListUsersInput,
): Promise<ManagedUser[]> {
  const pattern = search === undefined ? null : containing(search)
  const after = cursor === undefined ? null : Number(cursor)
  const users = await listUserRows(deps.db, {
    pattern,
    role: role ?? null,
    before_number: after,
    limit,
  })
  const last = users.at(-1)
  if (last !== undefined && users.length === limit) onNextPage?.(String(last.number))
  if (
    last === undefined &&
    after !== null &&
    (await findUserByNumber(deps.db, { number: after })).length === 0
  )
    throw invalidField('cursor', { code: 'unknown_cursor' })
  return users
}

/** Returns the id of the user with this e-mail. Throws USER_NOT_FOUND. */
export async function findUserIdByEmail(deps: Deps, email: string): Promise<string> {
  const [user] = await findUserId(deps.db, { email })
  if (user === undefined) throw new DomainError('USER_NOT_FOUND')
  return user.id
}

/** Grants or takes away the admin role. `by` is undefined for the operator. Throws USER_NOT_FOUND, LAST_ADMIN. */
export async function setRole(
  deps: Deps,
  { role, ...input }: { readonly id: string; readonly role: UserRole },
  by?: Admin,
): Promise<ManagedUser> {
  const id = userIdOf(input)
  const [row] = await updateRole(deps.db, { id, role, now: deps.now() })
  if (row === undefined) throw await noChangeError(deps, id)
  const { was_role, ...user } = row
  if (was_role === role) return user
  deps.sessions.evictUser(id)
  await recordForUser(deps, id, 'role_changed')
  await recordByAdmin(deps, by, 'user_role_changed', user.email)
  return user
}

/**
 * Deactivates a user: ends all sessions, personal access tokens and pending links for good, and refuses sign-ins until the
 * user is reactivated. Keeps the tasks. Throws USER_NOT_FOUND, LAST_ADMIN.
 */
export async function deactivateUser(
  deps: Deps,
  input: { readonly id: string },
  by?: Admin,
): Promise<ManagedUser> {
  const id = userIdOf(input)
  const row = await deps.db.transaction().execute(async (transaction) => {
    const now = deps.now()
    const [deactivated] = await deactivateRow(transaction, { id, now })
    if (deactivated !== undefined) await endAccess(transaction, { id, now })
    return deactivated
  })
  if (row === undefined) throw await noChangeError(deps, id)
  const { was_active, ...user } = row
  if (!was_active) return user
  evictUser(deps, id)
  await recordForUser(deps, id, 'deactivated')
  await recordByAdmin(deps, by, 'user_deactivated', user.email)
  return user
}

/** Lets a deactivated user sign in again. Throws USER_NOT_FOUND. */
export async function reactivateUser(
  deps: Deps,
  input: { readonly id: string },
  by?: Admin,
): Promise<ManagedUser> {
  const id = userIdOf(input)
  const [row] = await reactivateRow(deps.db, { id, now: deps.now() })
  if (row === undefined) throw new DomainError('USER_NOT_FOUND')
  const { was_active, ...user } = row
  if (was_active) return user
  await recordForUser(deps, id, 'reactivated')
  await recordByAdmin(deps, by, 'user_reactivated', user.email)
  return user
}
