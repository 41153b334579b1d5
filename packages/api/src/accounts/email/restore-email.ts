import { isUniqueViolation } from '@taskwire/db'
import { DomainError } from '@taskwire/domain'
import type { Deps } from '../../deps.ts'
import { recordEvent, type CallOrigin } from '../../activity/record-event.ts'
import { emailLinkHash } from '../email-links/email-link.ts'
import { findLink } from '../email-links/email-links.repository.ts'
import { passwordNotice, restoredNotice } from '../../mail/messages.ts'
import { PASSWORD_SCHEME } from '../../users/password-hash.ts'
import { assertStrongPassword } from '../password/assert-strong-password.ts'
import { evictUser } from '../../sessions/evict-sessions.ts'
import { withLockedUser } from '../../users/locked-user.repository.ts'
import { restoreEmailByLink } from './email.repository.ts'

/**
 * Restores an earlier address by the link that was mailed to it, with a new password. Signs out all devices and revokes all
 * personal access tokens and pending links. Throws INVALID_LINK; VALIDATION_FAILED (a weak password), EMAIL_TAKEN (another
 * account has the address) and UNAVAILABLE, which keep the link valid.
 */
export async function restoreEmail(
  deps: Deps,
  { token, password }: { token: string; password: string },
  origin: CallOrigin,
): Promise<void> {
  await assertStrongPassword(password)
  const token_hash = emailLinkHash(token)
  const [known] = await findLink(deps.db, { token_hash, purpose: 'restore_email', now: deps.now() })
  if (known === undefined) throw new DomainError('INVALID_LINK')
  const hash = await deps.passwords.hash(password)
  const restored = await withLockedUser(deps.db, known.user_id, async (db) => {
    const [row] = await restoreEmailByLink(db, {
      token_hash,
      now: deps.now(),
      password_hash: hash,
      password_scheme: PASSWORD_SCHEME,
    })
    if (row === undefined) throw new DomainError('INVALID_LINK')
    const { email, old_email } = row
    await deps.mail.send(db, passwordNotice({ to: email, appUrl: deps.mail.appUrl }))
    if (old_email !== email) await deps.mail.send(db, restoredNotice({ to: old_email }))
    return row
  }).catch((error: unknown) => {
    throw isUniqueViolation(error, 'users_email_key') ? new DomainError('EMAIL_TAKEN') : error
  })
  evictUser(deps, restored.id)
  await recordEvent(deps, { user_id: restored.id, type: 'email_restored' }, origin)
}
