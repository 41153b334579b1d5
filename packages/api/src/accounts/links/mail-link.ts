import { DomainError } from '@taskwire/domain'
import type { Deps } from '../../deps.ts'
import type { Message } from '../mail/mail.ts'
import { LINK_INTERVAL_MS, LINK_LIFETIME_MS, linkHash, type LinkPurpose } from './link.ts'
import { replaceLink } from './links.repository.ts'

interface LinkRequest {
  readonly user_id: string
  readonly purpose: LinkPurpose
  readonly to: string
}

type Compose = (facts: { to: string; appUrl: string; token: string }) => Message

/**
 * Mails a new link in place of an older one of its purpose, unless one went to this address just now. Answers whether
 * it did.
 */
export async function mailLink(
  deps: Deps,
  { user_id, purpose, to }: LinkRequest,
  compose: Compose,
): Promise<boolean> {
  const token = deps.newSecret()
  const now = deps.now()
  const [stored] = await replaceLink(
    deps.db,
    user_id,
    purpose,
    linkHash(token),
    to,
    now,
    after(now, LINK_LIFETIME_MS),
    after(now, -LINK_INTERVAL_MS),
  )
  if (stored === undefined) return false
  deps.mail.send(compose({ to, appUrl: deps.mail.appUrl, token }))
  return true
}

/** Throws MAIL_UNAVAILABLE: before anything is looked up or stored, so that it tells nothing of any account. */
export function requireMail({ mail }: Deps): void {
  if (!mail.isAvailable) throw new DomainError('MAIL_UNAVAILABLE')
}

function after(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString()
}
