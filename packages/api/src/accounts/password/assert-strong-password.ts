import { DomainError, lengthOf, MIN_PASSWORD } from '@taskwire/domain'
import { isCommonPassword } from './common-passwords.ts'

/** Checks a new password by the native rules. Throws VALIDATION_FAILED at `field`. */
export async function assertStrongPassword(password: string, field = 'password'): Promise<void> {
  const message =
    lengthOf(password) < MIN_PASSWORD
      ? `must be at least ${MIN_PASSWORD} characters`
      : (await isCommonPassword(password))
        ? 'is one of the most common ones; choose another'
        : undefined
  if (message !== undefined)
    throw new DomainError('VALIDATION_FAILED', { issues: [{ path: [field], message }] })
}
