import { boxesOf } from './parse-notes.ts'

const item = /^([\s>]*(?:[-*+]|\d{1,9}[.)])\s+\[)([ xX])(?=\])/

/** How far the line of a box can be from its source: in a quote with unmarked lines the parser drops some. */
const SEARCHED = 10

/**
 * Returns the notes with one check box ticked or cleared. `line` is the line that the parser read the box from. Undefined
 * when no line near it has this box: a change of any other box would surprise.
 */
export function tickItem(notes: string, line: number, isTicked: boolean): string | undefined {
  const before = boxesOf(notes)
  const index = before.findIndex((box) => box.line === line && box.isTicked !== isTicked)
  if (index < 0) return undefined
  const wanted = before.map((box, at) => (at === index ? isTicked : box.isTicked)).join(' ')
  for (let distance = 0; distance <= SEARCHED; distance += 1)
    for (const candidate of [line + distance, line - distance]) {
      const changed = withBox(notes, candidate, isTicked)
      if (
        changed !== undefined &&
        boxesOf(changed)
          .map((box) => box.isTicked)
          .join(' ') === wanted
      )
        return changed
    }
  return undefined
}

function withBox(notes: string, line: number, isTicked: boolean): string | undefined {
  const lines = notes.split('\n')
  const text = lines[line]
  const box = text === undefined ? undefined : item.exec(text)?.[2]
  if (text === undefined || box === undefined || (box !== ' ') === isTicked) return undefined
  return lines.with(line, text.replace(item, `$1${isTicked ? 'x' : ' '}`)).join('\n')
}

/** Returns the position of the end of a line. */
export function endOfLine(notes: string, line: number): number {
  return notes
    .split('\n')
    .slice(0, line + 1)
    .join('\n').length
}
