import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'
import { MAX_POSITION } from './limits.ts'

/** Whether a text is a fractional index. */
export function isPosition(text: string): boolean {
  // The library checks the integer part, but not the characters of the fraction.
  if (text.length > MAX_POSITION || !/^[A-Za-z][0-9A-Za-z]+$/.test(text)) return false
  try {
    generateKeyBetween(text, null)
    return true
  } catch {
    return false
  }
}

/**
 * Returns the position between two others; null is the start or the end. Returns undefined where there is no room: between equal
 * positions, and when the new position would be too long. Neighbours then need new positions.
 */
export function positionBetween(before: string | null, after: string | null): string | undefined {
  if (before !== null && after !== null && before >= after) return undefined
  const position = generateKeyBetween(before, after)
  return position.length > MAX_POSITION ? undefined : position
}

/** Returns `count` positions in ascending order between two others, or undefined where there is no room. */
export function positionsBetween(
  before: string | null,
  after: string | null,
  count: number,
): string[] | undefined {
  if (before !== null && after !== null && before >= after) return undefined
  const positions = generateNKeysBetween(before, after, count)
  return positions.every(({ length }) => length <= MAX_POSITION) ? positions : undefined
}

/** Orders rows by position. Equal positions are legal and ordered by id. */
export function byPosition(a: Placed, b: Placed): number {
  return compare(a.position, b.position) || compare(a.id, b.id)
}

interface Placed {
  readonly position: string
  readonly id: string
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
