import { isUniqueViolation } from '@taskwire/db'
import { DomainError } from '@taskwire/domain'
import type { Deps } from '../../deps.ts'
import { recordEvent, type CallOrigin } from '../../activity/record-event.ts'
import { emailLinkHash, RESTORE_LIFETIME_MS } from '../email-links/email-link.ts'
import { findLink } from '../email-links/email-links.repository.ts'
import { restoreMessage } from '../../mail/messages.ts'
import { after } from '../../instants.ts'
import { evictSessions } from '../../sessions/evict-sessions.ts'
import { withLockedUser } from '../../users/locked-user.repository.ts'
import { changeEmailByLink } from './email.repository.ts'

/**
 * Changes the account to the address that the link was mailed to, and signs out all devices except the one that asked for it.
 * Mails the old address a link that restores it. Throws INVALID_LINK, EMAIL_TAKEN.
 */
export async function confirmEmailChange(
  deps: Deps,
  { token }: { token: string },
  origin: CallOrigin,
): Promise<void> {
  const token_hash = emailLinkHash(token)
  const [known] = await findLink(deps.db, { token_hash, purpose: 'change_email', now: deps.now() })
  if (known === undefined) throw new DomainError('INVALID_LINK')
  const restoreToken = deps.newSecret()
  const moved = await withLockedUser(deps.db, known.user_id, async (db) => {
    const now = deps.now()
    const expires_at = after(now, RESTORE_LIFETIME_MS)
    const [row] = await changeEmailByLink(db, {
      token_hash,
      now,
      restore_hash: emailLinkHash(restoreToken),
      restore_expires_at: expires_at,
    })
    if (row === undefined) throw new DomainError('INVALID_LINK')
    const { old_email: to, email: new_email } = row
    const { appUrl } = deps.mail
    await deps.mail.send(db, restoreMessage({ to, new_email, appUrl, token: restoreToken, expires_at }))
    return row
  }).catch((error: unknown) => {
    throw isUniqueViolation(error, 'users_email_key') ? new DomainError('EMAIL_TAKEN') : error
  })
  evictSessions(deps, moved.id, moved.session_ids)
  await recordEvent(deps, { user_id: moved.id, type: 'email_changed' }, origin)
}
