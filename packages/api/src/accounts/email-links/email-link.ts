import { createHash } from 'node:crypto'

/** What a mailed link is for; a token works for its own purpose only. */
export type EmailLinkPurpose = 'verify_email' | 'reset_password' | 'change_email' | 'restore_email'

/** Milliseconds for which a link can be used. */
export const LINK_LIFETIME_MS = 60 * 60_000
/** The same for a link that restores an earlier address: its reader may be away for some days. */
export const RESTORE_LIFETIME_MS = 7 * 86_400_000
/** Milliseconds from one message of a purpose to the next: nobody's mailbox is filled by asking again and again. */
export const LINK_INTERVAL_MS = 60_000

/** A token is 256 random bits; only this digest of it is stored. */
export function emailLinkHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
