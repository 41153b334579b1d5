import { lengthOf } from '@taskwire/domain'

/** From this part of the limit on, the room that is left is shown. */
const WARN_FROM = 0.9

/** How far a text is from its limit; undefined while there is plenty of room. Negative when the text is too long. */
export function charactersLeft(text: string, max: number): number | undefined {
  // A text has at least as many UTF-16 units as code points.
  if (text.length <= max * WARN_FROM) return undefined
  const left = max - lengthOf(text)
  return left < max * (1 - WARN_FROM) ? left : undefined
}

export function isTooLong(text: string, max: number): boolean {
  return (charactersLeft(text, max) ?? 0) < 0
}
