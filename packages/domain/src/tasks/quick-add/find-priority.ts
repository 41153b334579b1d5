import type { TaskPriority } from '../task.ts'
import type { Grammar } from './grammar.ts'
import { findLast, words, type Span } from './spans.ts'

export interface PriorityMark extends Span {
  readonly priority: TaskPriority
}

const marks: Record<string, TaskPriority> = {
  high: 'high',
  medium: 'medium',
  med: 'medium',
  low: 'low',
  1: 'high',
  2: 'medium',
  3: 'low',
}

/**
 * Finds the last priority of a text: `!high` anywhere, `p1` only at the start or the end, where due dates and names are ignored.
 * Elsewhere, and before a number, `p1` is part of a name: "Xerox P3 printer".
 */
export function findPriority(
  text: string,
  due: readonly Span[],
  { priorities }: Grammar,
): PriorityMark | undefined {
  const known = { ...marks, ...priorities }
  const rest = [...due].reduce(
    (left, { start, end }) => left.slice(0, start) + ' '.repeat(end - start) + left.slice(end),
    text,
  )
  const found = findLast(words(`!(?:${Object.keys(known).join('|')})|p[123]`), text)
  const mark = found.findLast(
    ({ start, end, match: [word] }) => word.startsWith('!') || isAtAnEnd(word, text, rest, start, end),
  )
  if (mark === undefined) return undefined
  const { start, end, match } = mark
  return { start, end, priority: known[match[0].slice(1).toLowerCase()] ?? 'medium' }
}

const otherMark = /(?<!\S)(?:!\w+|p[123])(?!\S)/gi

function isAtAnEnd(word: string, text: string, rest: string, start: number, end: number): boolean {
  const [before, behind] = [rest.slice(0, start), rest.slice(end)].map((side) =>
    side.replaceAll(otherMark, ''),
  )
  // "read p1 and p3" and "from p1 to p3" are about pages.
  if (/(?:^|\s)(?:and|or|to|und|oder|bis|&|-)\s+$/i.test(text.slice(0, start))) return false
  if (/^[\s,;.!?]*$/.test(behind ?? '')) return text.slice(end).trim() === '' || !isInName(word, before ?? '')
  return (
    /^[\s,]*$/.test(before ?? '') &&
    !/^\s*(?:\d|and\b|or\b|to\b|und\b|oder\b|bis\b|[-&])/i.test(text.slice(end))
  )
}

/** Returns whether a priority is part of a name: "buy Xerox P3 tomorrow". */
function isInName(word: string, before: string): boolean {
  return word.startsWith('P') && /\p{Lu}\S*\s+$/u.test(before)
}
