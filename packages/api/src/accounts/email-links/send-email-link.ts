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
  /** The session of the caller. It stays signed in when the link is used. */
  readonly session_id?: string
  /** Version of the compared password: no link is stored if the password has changed since. */
  readonly password_version?: number
}

type Compose = (facts: { to: string; appUrl: string; token: string; expires_at: string }) => Message

/**
 * Mails a new link that replaces an older one of its purpose, unless one was mailed to this address within the last minute.
 * Returns whether it was mailed. Run it in a transaction: the link and its message are stored together or not at all.
 */
export async function sendEmailLink(deps: Deps, request: LinkRequest, compose: Compose): Promise<boolean> {
  const link = await storeEmailLink(deps, request, after(deps.now(), -LINK_INTERVAL_MS))
  if (link === undefined) return false
  await deps.mail.send(deps.db, compose({ to: request.to, appUrl: deps.mail.appUrl, ...link }))
  return true
}

/** Stores a new link and returns it; undefined when one was stored for this address after `quiet_since`. */
export async function storeEmailLink(
  deps: Deps,
  { user_id, purpose, to, session_id, password_version }: LinkRequest,
  quiet_since: string,
): Promise<{ token: string; expires_at: string } | undefined> {
  const token = deps.newSecret()
  const now = deps.now()
  const expires_at = after(now, LINK_LIFETIME_MS)
  const [stored] = await replaceLink(deps.db, {
    user_id,
    purpose,
    token_hash: emailLinkHash(token),
    email: to,
    now,
    expires_at,
    quiet_since,
    session_id: session_id ?? null,
    password_version: password_version ?? null,
  })
  return stored === undefined ? undefined : { token, expires_at }
}

/** Throws MAIL_UNAVAILABLE. Call it before any query, so that the error reveals nothing about an account. */
export function requireMail({ mail }: Deps): void {
  if (!mail.isAvailable) throw new DomainError('MAIL_UNAVAILABLE')
}
