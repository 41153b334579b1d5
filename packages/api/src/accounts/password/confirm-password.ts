import { DomainError, type Actor } from '@taskwire/domain'
import type { Deps } from '../../deps.ts'
import { findPassword } from './password.repository.ts'

/** The actor's e-mail and hash, when the password is right. Throws VALIDATION_FAILED at the field that it was given in. */
export async function confirmPassword(deps: Deps, actor: Actor, password: string, field: string) {
  const [account] = await findPassword(deps.db, actor.user_id)
  const matches = await deps.passwords.verify(password, account?.password_hash)
  if (account === undefined || !matches) throw wrongPassword(field)
  return account
}

export function wrongPassword(field: string): DomainError {
  return new DomainError('VALIDATION_FAILED', { issues: [{ path: [field], message: 'is wrong' }] })
}
