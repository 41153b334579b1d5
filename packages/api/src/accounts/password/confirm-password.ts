import { invalidField, type Actor, type DomainError } from '@taskwire/domain'
import type { Deps } from '../../deps.ts'
import { throttle, releaseThrottle } from '../../throttles/throttle.ts'
import { findPassword } from './password.repository.ts'

/** Checks the actor's password and returns the stored one with the e-mail. Throws VALIDATION_FAILED at `field`, TOO_MANY_REQUESTS. */
export async function confirmPassword(deps: Deps, actor: Actor, password: string, field: string) {
  const [account] = await findPassword(deps.db, { user_id: actor.user_id })
  if (account === undefined) throw wrongPassword(field)
  // A caller with a token must not guess the password faster than one without.
  await throttle(deps, 'sign_in_account', account.email)
  if (!(await deps.passwords.verify(password, account.password_hash))) throw wrongPassword(field)
  await releaseThrottle(deps, 'sign_in_account', account.email)
  return account
}

export function wrongPassword(field: string): DomainError {
  return invalidField(field, { code: 'wrong' })
}
