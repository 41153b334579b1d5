import { createHash } from 'node:crypto'

/** Prefix of personal access tokens, by which people and secret scanners recognise them. */
export const TOKEN_PREFIX = 'tw_'

/** The prefix and 256 random bits in base64url. */
const tokenPattern = /^tw_[\w-]{43}$/

/** Whether a text has the form of a personal access token. Other texts are refused without a query. */
export function isTokenText(text: string): boolean {
  return tokenPattern.test(text)
}

/** Digest of a token; only digests are stored. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
