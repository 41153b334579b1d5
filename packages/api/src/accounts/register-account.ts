import { isUniqueViolation } from '@taskwire/db'
import { DomainError, lengthOf, MIN_PASSWORD, type User } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { isCommonPassword } from './common-passwords.ts'
import { PASSWORD_SCHEME } from './password-hash.ts'
import { insertUser } from './users.repository.ts'

export interface RegisterInput {
  readonly email: string
  readonly password: string
  readonly username?: string | undefined
  readonly name?: string | undefined
}

/**
 * Makes an account. `strictPassword` asks for the native rules; the policy may put them on every door. Throws
 * EMAIL_TAKEN, USERNAME_TAKEN, VALIDATION_FAILED (a weak password), UNAVAILABLE (too many sign-ups at once).
 */
export async function registerAccount(
  deps: Deps,
  input: RegisterInput,
  { strictPassword }: { strictPassword: boolean },
): Promise<User> {
  if (strictPassword || deps.policy.strictPasswords) await refuseWeakPassword(input.password)
  const password_hash = await deps.passwords.hash(input.password)
  try {
    return await insertUser(deps.db, {
      id: deps.newId(),
      email: input.email,
      username: input.username ?? null,
      name: input.name ?? null,
      password_hash,
      password_scheme: PASSWORD_SCHEME,
      now: deps.now(),
    })
  } catch (error) {
    if (isUniqueViolation(error, 'users_email_key')) throw new DomainError('EMAIL_TAKEN')
    if (isUniqueViolation(error, 'users_username')) throw new DomainError('USERNAME_TAKEN')
    throw error
  }
}

async function refuseWeakPassword(password: string): Promise<void> {
  const message =
    lengthOf(password) < MIN_PASSWORD
      ? `must be at least ${MIN_PASSWORD} characters`
      : (await isCommonPassword(password))
        ? 'is one of the most common ones; choose another'
        : undefined
  if (message !== undefined)
    throw new DomainError('VALIDATION_FAILED', { issues: [{ path: ['password'], message }] })
}
