import { DomainError } from '@taskwire/domain'
import type { Deps } from '../../deps.ts'
import { recordEvent, type CallOrigin } from '../../activity/record-event.ts'
import { emailLinkHash } from '../email-links/email-link.ts'
import { verifyByLink } from './email.repository.ts'

/** Confirms the address that the link of this token was mailed to. Throws INVALID_LINK. */
export async function verifyEmail(
  deps: Deps,
  { token }: { token: string },
  origin: CallOrigin,
): Promise<void> {
  const [user] = await verifyByLink(deps.db, { token_hash: emailLinkHash(token), now: deps.now() })
  if (user === undefined) throw new DomainError('INVALID_LINK')
  await recordEvent(deps, { user_id: user.id, type: 'email_verified' }, origin)
}
