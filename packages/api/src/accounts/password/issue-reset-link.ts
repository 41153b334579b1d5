import { DomainError } from '@taskwire/domain'
import type { Deps } from '../../deps.ts'
import { recordEvent } from '../../activity/record-event.ts'
import { storeEmailLink } from '../email-links/send-email-link.ts'
import { resetUrl } from '../../mail/messages.ts'
import { findMailbox } from './password.repository.ts'

/**
 * Returns a link to choose a new password, once, within an hour, for an operator to pass on when the service sends no mail.
 * Replaces an earlier link, also a mailed one. Throws USER_NOT_FOUND, also for a deactivated user.
 */
export async function issueResetLink(deps: Deps, { email }: { readonly email: string }): Promise<string> {
  const [user] = await findMailbox(deps.db, { email })
  if (user === undefined) throw new DomainError('USER_NOT_FOUND')
  const link = { user_id: user.id, purpose: 'reset_password', to: user.email } as const
  const stored = await storeEmailLink(deps, link, 'infinity')
  // The account was deleted in the meantime.
  if (stored === undefined) throw new DomainError('USER_NOT_FOUND')
  const event = { user_id: user.id, type: 'password_reset_by_operator' } as const
  await recordEvent(deps, event, { user_agent: undefined })
  return resetUrl({ appUrl: deps.mail.appUrl, token: stored.token })
}
