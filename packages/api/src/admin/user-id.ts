import { DomainError, parseUuid } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { findManagedUser } from './admin-users.repository.ts'

/** Returns the canonical form of a user's id. Throws USER_NOT_FOUND for a text that is no id. */
export function userIdOf({ id }: { readonly id: string }): string {
  const parsed = parseUuid(id)
  if (parsed === undefined) throw new DomainError('USER_NOT_FOUND')
  return parsed
}

/** The reason why a change of a user changed no row. */
export async function noChangeError(deps: Deps, id: string): Promise<DomainError> {
  const [user] = await findManagedUser(deps.db, { id })
  return new DomainError(user === undefined ? 'USER_NOT_FOUND' : 'LAST_ADMIN')
}
