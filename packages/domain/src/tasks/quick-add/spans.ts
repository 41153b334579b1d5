/** A piece of a text. Offsets are in UTF-16 units, `end` is exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Boundaries of a recognized word. 9am-5pm, Friday’s and 3.9am contain no recognized word. */
const BEGIN = String.raw`(?<!\S)`
const END = String.raw`(?=$|\s|[,;.!?]+(?:\s|$))`

/** Returns a pattern for whole words in any letter case. Adds no groups. */
export function words(pattern: string): RegExp {
  return new RegExp(`${BEGIN}(?:${pattern})${END}`, 'gi')
}

/** The last match wins, so the last few matches of a line are enough. */
const MAX_FOUND = 12

/** Returns the last matches of a pattern made by `words`. */
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

// Single quotes count only around whole words, because most of them are apostrophes.
const quoted = /"[^"]*"|“[^”]*”|«[^»]*»|(?<!\S)'[^']*'(?![^\s,;.!?])/g

/** Replaces quoted parts and the given spans by NUL characters, so that no pattern matches there. Keeps the length. */
export function maskText(text: string, ignored: readonly Span[]): string {
  const blank = (length: number) => '\0'.repeat(length)
  let masked = text.replaceAll(quoted, (match) => blank(match.length))
  for (const { start, end } of ignored) {
    const [from, to] = [Math.max(0, start), Math.min(text.length, end)]
    if (from < to) masked = masked.slice(0, from) + blank(to - from) + masked.slice(to)
  }
  return masked
}
