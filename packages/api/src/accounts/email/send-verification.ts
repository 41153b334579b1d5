import type { Actor } from '@taskwire/domain'
import type { Deps } from '../../deps.ts'
import { inTransaction } from '../../in-transaction.ts'
import { getAccount } from '../profile/get-account.ts'
import { sendEmailLink, requireMail } from '../email-links/send-email-link.ts'
import { verificationMessage } from '../../mail/messages.ts'

/** Sends the link to a new account if messages can be sent. `deps.db` is the transaction that creates the account. */
export async function sendFirstVerification(
  deps: Deps,
  { id, email }: { id: string; email: string },
): Promise<void> {
  if (deps.mail.isAvailable) await mailVerification(deps, { id, email })
}

/** Sends a new link, at most one a minute and none to a confirmed address. Throws MAIL_UNAVAILABLE. */
export async function resendVerification(deps: Deps, actor: Actor): Promise<void> {
  requireMail(deps)
  const { id, email, email_verified } = await getAccount(deps, actor)
  if (email_verified) return
  await inTransaction(deps, (held) => mailVerification(held, { id, email }))
}

function mailVerification(deps: Deps, { id, email }: { id: string; email: string }): Promise<boolean> {
  return sendEmailLink(deps, { user_id: id, purpose: 'verify_email', to: email }, verificationMessage)
}
