/** A piece of a line: offsets in UTF-16 units, the end is not part of it. */
export interface Span {
  readonly start: number
  readonly end: number
}

/**
 * Where pieces of a line are after it was edited. What was edited itself is forgotten: it may say something else now.
 */
export function moveSpans(spans: readonly Span[], before: string, after: string): readonly Span[] {
  if (spans.length === 0) return spans
  const shorter = Math.min(before.length, after.length)
  let same = 0
  while (same < shorter && before[same] === after[same]) same += 1
  let tail = 0
  while (tail < shorter - same && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
  const [editEnd, by] = [before.length - tail, after.length - before.length]
  return spans.flatMap(({ start, end }) => {
    if (end <= same) return { start, end }
    return start >= editEnd ? { start: start + by, end: end + by } : []
  })
}
