import { createHash } from 'node:crypto'

/** What a personal access token starts with, so that people and secret scanners know one when they see it. */
export const TOKEN_PREFIX = 'tw_'

/** The prefix and 256 random bits in base64url. */
const tokenPattern = /^tw_[\w-]{43}$/

/** Whether a text could be a personal access token: everything else is refused without a look into the database. */
export function isTokenText(text: string): boolean {
  return tokenPattern.test(text)
}

/** Only this digest of a token is stored. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
