import type { Deps } from '../../deps.ts'
import { inTransaction } from '../../in-transaction.ts'
import { recordEvent, type CallOrigin } from '../../activity/record-event.ts'
import { sendEmailLink, requireMail } from '../email-links/send-email-link.ts'
import { resetMessage } from '../../mail/messages.ts'
import { throttle } from '../../throttles/throttle.ts'
import { findMailbox } from './password.repository.ts'

/**
 * Mails a link to choose a new password if the address belongs to an account, at most one a minute. The response and its time
 * don't reveal whether there is an account: the link is stored and its message enqueued after the response. Throws MAIL_UNAVAILABLE and TOO_MANY_REQUESTS.
 */
export async function requestPasswordReset(
  deps: Deps,
  { email }: { email: string },
  origin: CallOrigin,
): Promise<void> {
  requireMail(deps)
  await throttle(deps, 'reset', origin.ip)
  await throttle(deps, 'reset_account', email)
  const [user] = await findMailbox(deps.db, { email })
  if (user !== undefined)
    deps.background.run(async () => {
      const link = { user_id: user.id, purpose: 'reset_password', to: user.email } as const
      const isMailed = await inTransaction(deps, (held) => sendEmailLink(held, link, resetMessage))
      const event = { user_id: user.id, type: 'password_reset_requested' } as const
      if (isMailed) await recordEvent(deps, event, origin)
    })
}
