import { createHash } from 'node:crypto'

/** Whether a text has the form of a secret: 256 random bits in base64url. Others are refused without a query. */
export function isSecret(text: string): boolean {
  return /^[\w-]{43}$/.test(text)
}

/** Digest of a secret; only digests are stored. */
export function secretHash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
