import type { Actor } from '@taskwire/domain'
import type { Deps } from '../../deps.ts'
import { getAccount } from '../profile/get-account.ts'
import { sendEmailLink, requireMail } from '../email-links/send-email-link.ts'
import { verificationMessage } from '../../mail/messages.ts'

/** Sends the link to a new account in the background, so that a registration doesn't fail when mail can't be sent. */
export function sendFirstVerification(deps: Deps, { id, email }: { id: string; email: string }): void {
  if (deps.mail.isAvailable)
    deps.background.run(async () => void (await mailVerification(deps, { id, email })))
}

/** Sends a new link, at most one a minute and none to a confirmed address. Throws MAIL_UNAVAILABLE. */
export async function resendVerification(deps: Deps, actor: Actor): Promise<void> {
  requireMail(deps)
  const { id, email, email_verified } = await getAccount(deps, actor)
  if (!email_verified) await mailVerification(deps, { id, email })
}

function mailVerification(deps: Deps, { id, email }: { id: string; email: string }): Promise<boolean> {
  return sendEmailLink(deps, { user_id: id, purpose: 'verify_email', to: email }, verificationMessage)
}
