import { DomainError, type Actor } from '@taskwire/domain'
import type { Deps } from '../../deps.ts'
import { throttle, releaseThrottle } from '../../throttles/throttle.ts'
import { findPassword } from './password.repository.ts'

/** The actor's e-mail and hash, when the password is right. Throws VALIDATION_FAILED at the field that it was given in, TOO_MANY_REQUESTS. */
export async function confirmPassword(deps: Deps, actor: Actor, password: string, field: string) {
  const [account] = await findPassword(deps.db, actor.user_id)
  if (account === undefined) throw wrongPassword(field)
  // Who holds a token may not guess at the password any faster than who does not.
  await throttle(deps, 'sign_in_account', account.email)
  if (!(await deps.passwords.verify(password, account.password_hash))) throw wrongPassword(field)
  await releaseThrottle(deps, 'sign_in_account', account.email)
  return account
}

export function wrongPassword(field: string): DomainError {
  return new DomainError('VALIDATION_FAILED', { issues: [{ path: [field], message: 'is wrong' }] })
}
