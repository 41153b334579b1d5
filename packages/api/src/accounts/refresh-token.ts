import { createHash } from 'node:crypto'

/** A refresh token is 256 random bits; only this digest of it is stored. */
export function refreshTokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Days after which a session ends though it is in use. */
export const SESSION_DAYS = 30
/** Days after which an unused session ends. */
export const IDLE_DAYS = 14

/** `days` after an instant. */
export function daysAfter(instant: string, days: number): string {
  return new Date(Date.parse(instant) + days * 86_400_000).toISOString()
}
