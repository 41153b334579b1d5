import { DomainError, type User } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { recordEvent, type CallOrigin } from '../activity/record-event.ts'
import type { PasswordProof } from './open-session.ts'
import { PASSWORD_SCHEME } from '../users/password-hash.ts'
import { throttle, releaseThrottle } from '../throttles/throttle.ts'
import { findUserWithPassword, updatePasswordHash } from '../users/users.repository.ts'

export interface Credentials {
  readonly email: string
  readonly password: string
}

export interface CheckedCredentials {
  readonly user: User
  /** Opens a session as long as the password has not changed since the comparison. */
  readonly proof: PasswordProof
}

/**
 * Returns the user with this e-mail and password. Takes as long for an unknown e-mail as for a wrong password. Throws
 * INVALID_CREDENTIALS; UNKNOWN_ACCOUNT for an unknown e-mail when `tellUnknown` is set, for the one contract that tells them
 * apart; TOO_MANY_REQUESTS for both; UNAVAILABLE when too many sign-ins run at once.
 */
export async function checkCredentials(
  deps: Deps,
  { email, password }: Credentials,
  origin: CallOrigin,
  { tellUnknown = false } = {},
): Promise<CheckedCredentials> {
  // Count first, so that parallel guesses can't all reach bcrypt.
  await throttle(deps, 'sign_in', origin.ip)
  await throttle(deps, 'sign_in_account', email)
  const { found, matches } = await compare(deps, email, password)
  if (found === undefined && tellUnknown) throw new DomainError('UNKNOWN_ACCOUNT')
  if (found === undefined || !matches || !found.is_active) {
    if (found !== undefined) recordFailure(deps, found.id, origin)
    throw new DomainError('INVALID_CREDENTIALS')
  }
  await releaseThrottle(deps, 'sign_in_account', email)
  const { password_hash, password_scheme, password_version, ...user } = found
  if (deps.passwords.isOutdated(password_hash, password_scheme))
    await renewHash(deps, user.id, password, password_hash)
  return { user, proof: { user_id: user.id, password_version } }
}

async function compare(deps: Deps, email: string, password: string) {
  try {
    const [found] = await findUserWithPassword(deps.db, { email })
    return { found, matches: await deps.passwords.verify(password, found?.password_hash) }
  } catch (error) {
    // No password was compared, so this was no guess.
    await releaseThrottle(deps, 'sign_in_account', email)
    throw error
  }
}

/** Runs in the background: the time of the insert would reveal that the account exists. */
function recordFailure(deps: Deps, user_id: string, origin: CallOrigin): void {
  deps.background.run(() => recordEvent(deps, { user_id, type: 'sign_in_failed' }, origin))
}

/** Rehashes an outdated password. Ignores UNAVAILABLE: the next sign-in tries again. */
async function renewHash(deps: Deps, user_id: string, password: string, replaces: string): Promise<void> {
  try {
    const password_hash = await deps.passwords.hash(password)
    await updatePasswordHash(deps.db, { user_id, password_hash, password_scheme: PASSWORD_SCHEME, replaces })
  } catch (error) {
    if (!(error instanceof DomainError && error.code === 'UNAVAILABLE')) throw error
  }
}
