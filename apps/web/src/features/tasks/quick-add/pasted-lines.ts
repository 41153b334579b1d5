/** Larger texts belong into an import. */
export const MAX_LINES = 200

// List marks of other programs: "- milk", "* milk", "• milk", "- [ ] milk".
const listMark = /^(?:[-*•–]\s+)?(?:\[[ xX]?\]\s+)?/

/** Splits a text into one task per line. Removes list marks and empty lines. */
export function pastedLines(text: string): readonly string[] {
  return text
    .split(/\r\n|[\r\n]/)
    .map((line) => line.trim().replace(listMark, ''))
    .filter((line) => line !== '')
}
