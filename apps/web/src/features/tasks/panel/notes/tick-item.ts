const item = /^([\s>]*(?:[-*+]|\d{1,9}[.)])\s+\[)([ xX])(?=\])/

/**
 * Returns the notes with the check box in a line ticked or cleared. Undefined when the line has no such box, as in a quote
 * with an unmarked line, where the parser drops lines.
 */
export function tickItem(notes: string, line: number, isTicked: boolean): string | undefined {
  const lines = notes.split('\n')
  const text = lines[line]
  if (text === undefined || !hasBox(text, !isTicked)) return undefined
  return lines.with(line, text.replace(item, `$1${isTicked ? 'x' : ' '}`)).join('\n')
}

function hasBox(line: string, isTicked: boolean): boolean {
  const box = item.exec(line)?.[2]
  return box !== undefined && (box !== ' ') === isTicked
}

/** Returns the position of the end of a line. */
export function endOfLine(notes: string, line: number): number {
  return notes
    .split('\n')
    .slice(0, line + 1)
    .join('\n').length
}
