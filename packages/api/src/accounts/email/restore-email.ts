import { isUniqueViolation } from '@taskwire/db'
import { DomainError } from '@taskwire/domain'
import type { Deps } from '../../deps.ts'
import { recordEvent, type CallOrigin } from '../events/record-event.ts'
import { linkHash } from '../links/link.ts'
import { findLink } from '../links/links.repository.ts'
import { passwordNotice, restoredNotice } from '../mail/messages.ts'
import { PASSWORD_SCHEME } from '../password-hash.ts'
import { refuseWeakPassword } from '../password/refuse-weak-password.ts'
import { forgetUser } from '../sessions/forget-sessions.ts'
import { withLockedUser } from '../locked-user.repository.ts'
import { restoreEmailByLink } from './email.repository.ts'

/**
 * Restores an earlier address by the link that was mailed to it, with a new password. Signs every device out, revokes all
 * personal tokens and ends all pending links. Throws INVALID_LINK; VALIDATION_FAILED (a weak password), EMAIL_TAKEN (another
 * account has the address) and UNAVAILABLE, which leave the link as it is.
 */
export async function restoreEmail(
  deps: Deps,
  { token, password }: { token: string; password: string },
  origin: CallOrigin,
): Promise<void> {
  await refuseWeakPassword(password)
  const token_hash = linkHash(token)
  const [known] = await findLink(deps.db, token_hash, 'restore_email', deps.now())
  if (known === undefined) throw new DomainError('INVALID_LINK')
  const hash = await deps.passwords.hash(password)
  const restored = await withLockedUser(deps.db, known.user_id, async (db) => {
    const [row] = await restoreEmailByLink(db, token_hash, deps.now(), hash, PASSWORD_SCHEME)
    if (row === undefined) throw new DomainError('INVALID_LINK')
    return row
  }).catch((error: unknown) => {
    throw isUniqueViolation(error, 'users_email_key') ? new DomainError('EMAIL_TAKEN') : error
  })
  forgetUser(deps, restored.id)
  const { id, email, old_email } = restored
  deps.mail.send(passwordNotice({ to: email, appUrl: deps.mail.appUrl }))
  if (old_email !== email) deps.mail.send(restoredNotice({ to: old_email }))
  await recordEvent(deps, { user_id: id, type: 'email_restored' }, origin)
}
