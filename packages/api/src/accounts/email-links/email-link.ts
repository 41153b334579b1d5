import { createHash } from 'node:crypto'

/** The purpose of a mailed link. A token works for one purpose only. */
export type EmailLinkPurpose = 'verify_email' | 'reset_password' | 'change_email' | 'restore_email'

/** Lifetime of a link in milliseconds. */
export const LINK_LIFETIME_MS = 60 * 60_000
/** Lifetime of a link that restores an earlier address. Longer, since its reader may be away for some days. */
export const RESTORE_LIFETIME_MS = 7 * 86_400_000
/** Minimum milliseconds between two messages of a purpose, so that repeated requests don't flood a mailbox. */
export const LINK_INTERVAL_MS = 60_000

/** Digest of a token of 256 random bits; only digests are stored. */
export function emailLinkHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
