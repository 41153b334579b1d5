import { DomainError } from '@taskwire/domain'
import type { Deps } from '../../deps.ts'
import type { Message } from '../../mail/mail.ts'
import { after } from '../../instants.ts'
import { LINK_INTERVAL_MS, LINK_LIFETIME_MS, emailLinkHash, type EmailLinkPurpose } from './email-link.ts'
import { replaceLink } from './email-links.repository.ts'

interface LinkRequest {
  readonly user_id: string
  readonly purpose: Exclude<EmailLinkPurpose, 'restore_email'>
  readonly to: string
  /** The session that asks. It stays signed in when the link is used. */
  readonly session_id?: string
  /** Of the password that was compared: no link is stored once that password was changed. */
  readonly password_version?: number
}

type Compose = (facts: { to: string; appUrl: string; token: string }) => Message

/**
 * Mails a new link that replaces an older one of its purpose, unless one went to this address within a minute. Returns
 * whether it did.
 */
export async function sendEmailLink(deps: Deps, request: LinkRequest, compose: Compose): Promise<boolean> {
  const token = await storeEmailLink(deps, request, after(deps.now(), -LINK_INTERVAL_MS))
  if (token === undefined) return false
  deps.mail.send(compose({ to: request.to, appUrl: deps.mail.appUrl, token }))
  return true
}

/** Stores a new link and returns its token; undefined when one was made for this address after `quiet_since`. */
export async function storeEmailLink(
  deps: Deps,
  { user_id, purpose, to, session_id, password_version }: LinkRequest,
  quiet_since: string,
): Promise<string | undefined> {
  const token = deps.newSecret()
  const now = deps.now()
  const [stored] = await replaceLink(
    deps.db,
    user_id,
    purpose,
    emailLinkHash(token),
    to,
    now,
    after(now, LINK_LIFETIME_MS),
    quiet_since,
    session_id ?? null,
    password_version ?? null,
  )
  return stored === undefined ? undefined : token
}

/** Throws MAIL_UNAVAILABLE: before anything is looked up or stored, so that it tells nothing of any account. */
export function requireMail({ mail }: Deps): void {
  if (!mail.isAvailable) throw new DomainError('MAIL_UNAVAILABLE')
}
