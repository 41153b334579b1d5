import { isUniqueViolation, retryOnCollision } from '@taskwire/db'
import { DomainError, type User } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { inTransaction } from '../in-transaction.ts'
import { sendFirstVerification } from './email/send-verification.ts'
import { recordEvent, type CallOrigin } from '../activity/record-event.ts'
import { PASSWORD_SCHEME } from '../users/password-hash.ts'
import { assertStrongPassword } from './password/assert-strong-password.ts'
import { admitRegistration, consumeInvite } from '../invites/admit-registration.ts'
import { throttle } from '../throttles/throttle.ts'
import { insertUser } from '../users/users.repository.ts'

export interface RegisterInput {
  readonly email: string
  readonly password: string
  readonly username?: string | undefined
  readonly name?: string | undefined
  readonly time_zone?: string | undefined
  /** The token of an invitation. */
  readonly invite?: string | undefined
}

export interface RegisterOptions {
  /** Applies the native password rules; the policy may apply them to every contract. */
  readonly strictPassword: boolean
  /** The operator creates accounts on a server that is closed to others, too. */
  readonly byOperator?: boolean
}

/**
 * Creates an account. Throws REGISTRATION_CLOSED, INVITE_REQUIRED, INVALID_INVITE, EMAIL_TAKEN, USERNAME_TAKEN, VALIDATION_FAILED (a
 * weak password), TOO_MANY_REQUESTS, UNAVAILABLE (too many sign-ups at once).
 */
export async function registerAccount(
  deps: Deps,
  input: RegisterInput,
  origin: CallOrigin,
  { strictPassword, byOperator = false }: RegisterOptions,
): Promise<User> {
  await throttle(deps, 'sign_up', origin.ip)
  if (!byOperator) await admitRegistration(deps, input)
  if (strictPassword || deps.policy.strictPasswords) await assertStrongPassword(input.password)
  const password_hash = await deps.passwords.hash(input.password)
  try {
    const row = {
      id: deps.newId(),
      email: input.email,
      username: input.username ?? null,
      name: input.name ?? null,
      password_hash,
      password_scheme: PASSWORD_SCHEME,
      time_zone: input.time_zone ?? null,
      now: deps.now(),
    }
    return await retryOnCollision('users_number_key', () =>
      inTransaction(deps, async (held) => {
        const [user] = await insertUser(held.db, row)
        if (user === undefined) throw new Error('The insert of a user returned no row')
        const { email, invite } = input
        if (!byOperator) await consumeInvite(held, { email, invite, user_id: user.id })
        await recordEvent(held, { user_id: user.id, type: 'registered' }, origin)
        await sendFirstVerification(held, user)
        return user
      }),
    )
  } catch (error) {
    if (isUniqueViolation(error, 'users_email_key')) throw new DomainError('EMAIL_TAKEN')
    if (isUniqueViolation(error, 'users_username')) throw new DomainError('USERNAME_TAKEN')
    throw error
  }
}
