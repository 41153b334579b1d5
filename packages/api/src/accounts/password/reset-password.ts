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
 * Sets a new password by a mailed link, signs out all devices, and revokes all personal access tokens and pending links. Throws
 * INVALID_LINK, VALIDATION_FAILED (a weak password; the link stays valid), UNAVAILABLE.
 */
export async function resetPassword(
  deps: Deps,
  { token, password }: { token: string; password: string },
  origin: CallOrigin,
): Promise<void> {
  await assertStrongPassword(password)
  const token_hash = emailLinkHash(token)
  // Look the link up first: an invalid token must not cost a password hash. The link is consumed below.
  const [known] = await findLink(deps.db, { token_hash, purpose: 'reset_password', now: deps.now() })
  if (known === undefined) throw new DomainError('INVALID_LINK')
  const hash = await deps.passwords.hash(password)
  const changed = await withLockedUser(deps.db, known.user_id, async (db) => {
    const [row] = await resetPasswordByLink(db, {
      token_hash,
      now: deps.now(),
      password_hash: hash,
      password_scheme: PASSWORD_SCHEME,
    })
    if (row === undefined) throw new DomainError('INVALID_LINK')
    await deps.mail.send(db, passwordNotice({ to: row.email, appUrl: deps.mail.appUrl }))
    return row
  })
  evictUser(deps, changed.id)
  await recordEvent(deps, { user_id: changed.id, type: 'password_reset' }, origin)
}
