import { DomainError } from '@taskwire/domain'
import type { Deps } from '../../deps.ts'
import { recordEvent, type CallOrigin } from '../../activity/record-event.ts'
import { emailLinkHash } from '../email-links/email-link.ts'
import { findLink } from '../email-links/email-links.repository.ts'
import { passwordNotice } from '../../mail/messages.ts'
import { PASSWORD_SCHEME } from '../../users/password-hash.ts'
import { evictUser } from '../../sessions/evict-sessions.ts'
import { withLockedUser } from '../../users/locked-user.repository.ts'
import { resetPasswordByLink } from './password.repository.ts'
import { assertStrongPassword } from './assert-strong-password.ts'

/**
 * Gives the account of a link a new password, signs every device out, revokes all personal tokens and ends all pending
 * links. Throws INVALID_LINK, VALIDATION_FAILED (a weak password, which leaves the link as it is), UNAVAILABLE.
 */
export async function resetPassword(
  deps: Deps,
  { token, password }: { token: string; password: string },
  origin: CallOrigin,
): Promise<void> {
  await assertStrongPassword(password)
  const token_hash = emailLinkHash(token)
  // Looked up first, since a guess is not worth a password hash. Used up below, once.
  const [known] = await findLink(deps.db, token_hash, 'reset_password', deps.now())
  if (known === undefined) throw new DomainError('INVALID_LINK')
  const hash = await deps.passwords.hash(password)
  const changed = await withLockedUser(deps.db, known.user_id, async (db) => {
    const [row] = await resetPasswordByLink(db, token_hash, deps.now(), hash, PASSWORD_SCHEME)
    if (row === undefined) throw new DomainError('INVALID_LINK')
    return row
  })
  evictUser(deps, changed.id)
  deps.mail.send(passwordNotice({ to: changed.email, appUrl: deps.mail.appUrl }))
  await recordEvent(deps, { user_id: changed.id, type: 'password_reset' }, origin)
}
