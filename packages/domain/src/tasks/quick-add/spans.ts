/** A piece of a text: offsets in UTF-16 units, the end is not part of it. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Where a word may begin and end that is meant as more than itself: 9am-5pm, Friday’s and 3.9am are none. */
const BEGIN = String.raw`(?<!\S)`
const END = String.raw`(?=$|\s|[,;.!?]+(?:\s|$))`

/** A pattern for whole words, in any letter case. Its groups are its own. */
export function words(pattern: string): RegExp {
  return new RegExp(`${BEGIN}(?:${pattern})${END}`, 'gi')
}

/** The last word counts, so of a line that is full of them the end is enough. */
const MAX_FOUND = 12

/** The last places of a pattern made by `words`. */
export function findLast(pattern: RegExp, text: string): (Span & { match: RegExpExecArray })[] {
  return [...text.matchAll(pattern)].slice(-MAX_FOUND).map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    match,
  }))
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

// A pair of single quotes only around whole words: most of them are apostrophes.
const quoted = /"[^"]*"|“[^”]*”|«[^»]*»|(?<!\S)'[^']*'(?![^\s,;.!?])/g

/** The text with what must not be read blanked out, at the same length: what stands in quotes, and what the caller names. */
export function maskText(text: string, ignored: readonly Span[]): string {
  const blank = (length: number) => '\0'.repeat(length)
  let masked = text.replaceAll(quoted, (match) => blank(match.length))
  for (const { start, end } of ignored) {
    const [from, to] = [Math.max(0, start), Math.min(text.length, end)]
    if (from < to) masked = masked.slice(0, from) + blank(to - from) + masked.slice(to)
  }
  return masked
}
