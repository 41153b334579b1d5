import { invalidField, lengthOf, MIN_PASSWORD } from '@taskwire/domain'
import { isCommonPassword } from './common-passwords.ts'

/** Checks a new password by the native rules. Throws VALIDATION_FAILED at `field`. */
export async function assertStrongPassword(password: string, field = 'password'): Promise<void> {
  if (lengthOf(password) < MIN_PASSWORD)
    throw invalidField(field, { code: 'too_short', minimum: MIN_PASSWORD })
  if (await isCommonPassword(password)) throw invalidField(field, { code: 'common_password' })
}
