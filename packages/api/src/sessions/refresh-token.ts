import { createHash, createHmac } from 'node:crypto'

/**
 * Digest of a refresh token; only digests are stored. The first refresh token of a session is 256 random bits and names the
 * token family. Each successor is the family, a dot and 256 further bits. So every token of a family leads to its session, even
 * one that was spent long ago, and the family can't be guessed.
 */
export function refreshTokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Digest of the token family, which finds the session. */
export function familyHash(token: string): Buffer {
  return refreshTokenHash(familyOf(token))
}

/**
 * Derives the successor of a token. The same token and the stored salt give the same successor again; the salt alone reveals
 * nothing.
 */
export function successorOf(token: string, salt: Buffer): string {
  return `${familyOf(token)}.${createHmac('sha256', salt).update(token).digest('base64url')}`
}

function familyOf(token: string): string {
  const [family = ''] = token.split('.', 1)
  return family
}

/** Days after which a session ends even when it is used. */
export const SESSION_DAYS = 30
/** Days after which an unused session ends. */
export const IDLE_DAYS = 14
/** Milliseconds in which a spent refresh token still returns its successor: responses get lost, and tabs refresh at once. */
export const GRACE_MS = 30_000
