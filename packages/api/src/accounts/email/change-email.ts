import { DomainError, type Actor } from '@taskwire/domain'
import type { Deps } from '../../deps.ts'
import { inTransaction } from '../../in-transaction.ts'
import { sendEmailLink, requireMail } from '../email-links/send-email-link.ts'
import { addressNotice, newAddressMessage } from '../../mail/messages.ts'
import { confirmPassword } from '../password/confirm-password.ts'
import { throttle } from '../../throttles/throttle.ts'
import { isEmailTaken } from './email.repository.ts'

interface NewAddress {
  readonly password: string
  readonly new_email: string
}

/**
 * Mails a link to the new address and a notice to the old one. The account keeps the old address until the link is used. Throws
 * MAIL_UNAVAILABLE, VALIDATION_FAILED (the password), TOO_MANY_REQUESTS, EMAIL_TAKEN (the actor's own address too).
 */
export async function changeEmail(
  deps: Deps,
  actor: Actor,
  { password, new_email }: NewAddress,
): Promise<void> {
  requireMail(deps)
  const { email, password_version } = await confirmPassword(deps, actor, password, 'password')
  await throttle(deps, 'new_address_account', actor.user_id)
  await throttle(deps, 'new_address', new_email)
  const [found] = await isEmailTaken(deps.db, { email: new_email })
  if (found?.is_taken === true) throw new DomainError('EMAIL_TAKEN')
  const { user_id, session_id } = actor
  const link = { user_id, session_id, password_version, purpose: 'change_email', to: new_email } as const
  await inTransaction(deps, async (held) => {
    const isMailed = await sendEmailLink(held, link, newAddressMessage)
    if (isMailed) await held.mail.send(held.db, addressNotice({ to: email, new_email }))
  })
}
