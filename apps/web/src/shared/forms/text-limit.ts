import { lengthOf } from '@taskwire/domain'

/** The counter appears from this share of the limit on. */
const WARN_FROM = 0.9

/** Counts the characters left up to the limit. Negative when the text is too long; undefined while plenty are left. */
export function charactersLeft(text: string, max: number): number | undefined {
  // A cheap check first: a text never has more code points than UTF-16 units.
  if (text.length <= max * WARN_FROM) return undefined
  const left = max - lengthOf(text)
  return left < max * (1 - WARN_FROM) ? left : undefined
}

export function isTooLong(text: string, max: number): boolean {
  return (charactersLeft(text, max) ?? 0) < 0
}
