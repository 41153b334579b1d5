/** A span of a line. Offsets in UTF-16 units; the end is exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/**
 * Moves spans to their positions after an edit of the line. Drops spans that the edit touched, because their words may differ now.
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
