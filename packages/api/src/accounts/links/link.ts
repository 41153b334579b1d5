import { createHash } from 'node:crypto'

/** What a link that was mailed is for; the token of one purpose opens no other. */
export type LinkPurpose = 'verify_email' | 'reset_password' | 'change_email'

/** Milliseconds that a link can be used. */
export const LINK_LIFETIME_MS = 60 * 60_000
/** Milliseconds from one message of a purpose to the next: nobody's mailbox is filled by asking again and again. */
export const LINK_INTERVAL_MS = 60_000

/** A token is 256 random bits; only this digest of it is stored. */
export function linkHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
