import { createHash, createHmac } from 'node:crypto'

/**
 * The first refresh token of a session is 256 random bits and names its family; each that follows is that, a dot and 256 bits
 * of its own. So whatever token of the family comes back, one that was spent long ago too, the family is found, and nobody
 * who never held one can name it. Digests alone are stored.
 */
export function refreshTokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** The digest that finds the family of a token. */
export function familyHash(token: string): Buffer {
  return refreshTokenHash(familyOf(token))
}

/**
 * The token that takes the place of another. Whoever holds the other one gets the same successor again from the salt that is
 * stored; without it the salt says nothing.
 */
export function successorOf(token: string, salt: Buffer): string {
  return `${familyOf(token)}.${createHmac('sha256', salt).update(token).digest('base64url')}`
}

function familyOf(token: string): string {
  const [family = ''] = token.split('.', 1)
  return family
}

/** Days after which a session ends though it is in use. */
export const SESSION_DAYS = 30
/** Days after which an unused session ends. */
export const IDLE_DAYS = 14
/** Milliseconds for which a spent refresh token still answers its successor: answers get lost, and tabs ask together. */
export const GRACE_MS = 30_000
