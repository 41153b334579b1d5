import { createHash } from 'node:crypto'
import type { SigningKey } from '@taskwire/api'

/** A secret of an installation. */
export interface RingEntry {
  readonly secret: string
  /** Milliseconds since 1970 from which it signs; 0: always. */
  readonly signsFrom: number
}

/** The first signs, all verify. */
export type Keys = readonly [SigningKey, ...SigningKey[]]

/** A key is named by a digest of its secret, so every process derives the same name. */
export function keyOf(secret: string): SigningKey {
  return { kid: createHash('sha256').update(secret).digest('base64url').slice(0, 12), secret }
}

/**
 * One line each: the secret, and from when it signs unless it is the first. Throws for a secret that is too short.
 */
export function parseRing(text: string): RingEntry[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [secret = '', from] = line.trim().split(' ')
      const signsFrom = from === undefined ? 0 : Date.parse(from)
      if (secret.length < 32 || Number.isNaN(signsFrom)) throw new Error('no usable secret')
      return { secret, signsFrom }
    })
    .toSorted((a, b) => a.signsFrom - b.signsFrom)
}

export function writeRing(entries: readonly RingEntry[]): string {
  return entries
    .map(({ secret, signsFrom }) =>
      signsFrom === 0 ? `${secret}\n` : `${secret} ${new Date(signsFrom).toISOString()}\n`,
    )
    .join('')
}

/**
 * Returns the entries still in use: the signing secret, later ones, and those that signed a token which may still be
 * valid. `lifetime` is the longest lifetime of a token, in milliseconds.
 */
export function usable(entries: readonly RingEntry[], now: number, lifetime: number): RingEntry[] {
  return entries.filter((_, index) => {
    const successor = entries[index + 1]
    return successor === undefined || successor.signsFrom + lifetime > now
  })
}

/**
 * Returns the keys of a ring at an instant. A later key already verifies, because a process with a faster clock may
 * use it.
 */
export function keysAt(entries: readonly RingEntry[], now: number, lifetime: number): Keys {
  const kept = usable(entries, now, lifetime)
  const current = kept.findLast(({ signsFrom }) => signsFrom <= now) ?? kept[0]
  if (current === undefined) throw new Error('a ring has one key at least')
  return [
    keyOf(current.secret),
    ...kept.filter((entry) => entry !== current).map(({ secret }) => keyOf(secret)),
  ]
}
