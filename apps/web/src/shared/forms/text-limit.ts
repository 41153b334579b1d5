import { lengthOf } from '@taskwire/domain'

/** From this part of the limit on, the room that is left is shown. */
const NEARLY = 0.9

/** How far a text is from its limit; undefined while there is plenty of room. Negative when the text is too long. */
export function roomLeft(text: string, max: number): number | undefined {
  // A text has at least as many UTF-16 units as code points.
  if (text.length <= max * NEARLY) return undefined
  const left = max - lengthOf(text)
  return left < max * (1 - NEARLY) ? left : undefined
}

export function isTooLong(text: string, max: number): boolean {
  return (roomLeft(text, max) ?? 0) < 0
}
