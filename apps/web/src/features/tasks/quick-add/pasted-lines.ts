/** More at once is what an import is for. */
export const MAX_LINES = 200

// "- milk", "* milk", "• milk", "- [ ] milk": how lists are written elsewhere.
const listMark = /^(?:[-*•–]\s+)?(?:\[[ xX]?\]\s+)?/

/** The tasks of a text with a line each. Marks of a list are no part of them. */
export function pastedLines(text: string): readonly string[] {
  return text
    .split(/\r\n|[\r\n]/)
    .map((line) => line.trim().replace(listMark, ''))
    .filter((line) => line !== '')
}
