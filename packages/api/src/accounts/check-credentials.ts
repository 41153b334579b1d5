import { DomainError, type User } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { PASSWORD_SCHEME } from './password-hash.ts'
import { findUserWithPassword, updatePasswordHash } from './users.repository.ts'

export interface Credentials {
  readonly email: string
  readonly password: string
}

/**
 * The user whose e-mail and password these are. Takes as long for an unknown e-mail as for a wrong password. Throws
 * INVALID_CREDENTIALS; UNKNOWN_ACCOUNT instead only where `tellUnknown` is set, for the one contract that names the two apart.
 */
export async function checkCredentials(
  deps: Deps,
  { email, password }: Credentials,
  { tellUnknown = false } = {},
): Promise<User> {
  const found = await findUserWithPassword(deps.db, email)
  const matches = await deps.passwords.verify(password, found?.password_hash)
  if (found === undefined && tellUnknown) throw new DomainError('UNKNOWN_ACCOUNT')
  if (found === undefined || !matches || !found.is_active) throw new DomainError('INVALID_CREDENTIALS')
  const { password_hash, password_scheme, ...user } = found
  if (deps.passwords.isOutdated(password_hash, password_scheme))
    await renewHash(deps, user.id, password, password_hash)
  return user
}

/** Not worth failing a sign-in for: when too much else is going on, the next one tries again. */
async function renewHash(deps: Deps, user_id: string, password: string, replaces: string): Promise<void> {
  try {
    const password_hash = await deps.passwords.hash(password)
    await updatePasswordHash(deps.db, { user_id, password_hash, password_scheme: PASSWORD_SCHEME, replaces })
  } catch (error) {
    if (!(error instanceof DomainError && error.code === 'UNAVAILABLE')) throw error
  }
}
