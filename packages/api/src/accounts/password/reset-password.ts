import { DomainError } from '@taskwire/domain'
import type { Deps } from '../../deps.ts'
import { recordEvent, type CallOrigin } from '../events/record-event.ts'
import { linkHash } from '../links/link.ts'
import { findLink } from '../links/links.repository.ts'
import { passwordNotice } from '../mail/messages.ts'
import { PASSWORD_SCHEME } from '../password-hash.ts'
import { forgetSessions } from '../sessions/forget-sessions.ts'
import { resetPasswordByLink } from './password.repository.ts'
import { refuseWeakPassword } from './refuse-weak-password.ts'

/**
 * Gives the account of a mailed link a new password and signs every device out. Throws INVALID_LINK, VALIDATION_FAILED
 * (a weak password, which leaves the link as it is), UNAVAILABLE.
 */
export async function resetPassword(
  deps: Deps,
  { token, password }: { token: string; password: string },
  origin: CallOrigin,
): Promise<void> {
  await refuseWeakPassword(password)
  const token_hash = linkHash(token)
  // Looked at first: a guess is not worth a password hash. Taken below, once.
  const [known] = await findLink(deps.db, token_hash, 'reset_password', deps.now())
  if (known === undefined) throw new DomainError('INVALID_LINK')
  const hash = await deps.passwords.hash(password)
  const [changed] = await resetPasswordByLink(deps.db, token_hash, deps.now(), hash, PASSWORD_SCHEME)
  if (changed === undefined) throw new DomainError('INVALID_LINK')
  forgetSessions(deps, changed.id, changed.session_ids)
  deps.mail.send(passwordNotice({ to: changed.email, appUrl: deps.mail.appUrl }))
  await recordEvent(deps, { user_id: changed.id, type: 'password_reset' }, origin)
}
