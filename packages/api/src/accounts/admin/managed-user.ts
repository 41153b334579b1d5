import { DomainError, parseUuid } from '@taskwire/domain'
import type { Deps } from '../../deps.ts'
import { findManagedUser, findUserId } from './admin-users.repository.ts'

/** The id of a user as it was given. Throws USER_NOT_FOUND for what cannot be one. */
export function userIdOf({ id }: { readonly id: string }): string {
  const parsed = parseUuid(id)
  if (parsed === undefined) throw new DomainError('USER_NOT_FOUND')
  return parsed
}

/** The id of the user with this e-mail. Throws USER_NOT_FOUND. */
export async function findUserIdByEmail(deps: Deps, email: string): Promise<string> {
  const [user] = await findUserId(deps.db, email)
  if (user === undefined) throw new DomainError('USER_NOT_FOUND')
  return user.id
}

/** Why a change to a user did nothing. */
export async function refusedChange(deps: Deps, id: string): Promise<DomainError> {
  const [user] = await findManagedUser(deps.db, id)
  return new DomainError(user === undefined ? 'USER_NOT_FOUND' : 'LAST_ADMIN')
}
