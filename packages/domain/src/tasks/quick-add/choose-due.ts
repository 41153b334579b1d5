import type { DuePiece } from './due-piece.ts'
import { findClocks, findElapsed } from './find-clocks.ts'
import { findDays } from './find-days.ts'
import type { Grammar } from './grammar.ts'
import type { Clock, Day } from './read-phrase.ts'
import { overlaps, type Span } from './spans.ts'

/** What a text says of the due date, and the pieces that say it. */
export interface Due {
  readonly day?: Day | undefined
  readonly clock?: Clock | undefined
  readonly weekly?: boolean | undefined
  readonly elapsed?: number | undefined
  readonly spans: readonly Span[]
}

/** The last day and the last time of a text; undefined when it has neither. */
export function chooseDue(
  text: string,
  today: Day,
  locale: string | undefined,
  grammar: Grammar,
): Due | undefined {
  const found = [
    ...findDays(text, today, locale, grammar.days),
    ...findClocks(text, today, grammar.clocks),
    ...findElapsed(text, grammar.elapsed),
  ]
  const pieces = withoutOverlaps(found).map((piece) => withLead(text, piece, grammar))
  const sure = chains(text, pieces, grammar).flatMap((chain) => certainOf(chain, text))
  const last = sure.at(-1)
  if (last === undefined) return undefined
  if (last.elapsed !== undefined) return { elapsed: last.elapsed, spans: [last] }
  const day = sure.findLast((piece) => piece.day !== undefined)
  const clock = sure.findLast((piece) => piece.clock !== undefined && piece.day === undefined)
  const used = sure.filter((piece) => piece === day || piece === clock)
  return {
    day: day?.day,
    weekly: day?.weekly,
    clock: clock?.clock ?? day?.clock,
    spans: joined(text, used, grammar),
  }
}

function withoutOverlaps(found: readonly DuePiece[]): DuePiece[] {
  const kept: DuePiece[] = []
  for (const piece of found.toSorted((a, b) => a.start - b.start || b.end - a.end))
    if (!kept.some((other) => overlaps(other, piece))) kept.push(piece)
  return kept
}

/** Takes in the word that leads to a piece; marks one that says when something else was, or happens again. */
function withLead(text: string, piece: DuePiece, { leadWord, leadOfDay, otherTime }: Grammar): DuePiece {
  const before = text.slice(0, piece.start)
  const [lead] = leadWord.exec(before) ?? (piece.takesOn ? leadOfDay.exec(before) : null) ?? []
  if (lead === undefined) return otherTime.test(before) ? { ...piece, isOther: true } : piece
  const needs = piece.needs === 'company' ? undefined : piece.needs
  return { ...piece, start: piece.start - lead.length, needs }
}

/** Neighbours with nothing but a joining word between them. */
function chains(text: string, pieces: readonly DuePiece[], { seam, joint }: Grammar): DuePiece[][] {
  const all: DuePiece[][] = []
  for (const piece of pieces) {
    const chain = all.at(-1)
    const gap = text.slice(chain?.at(-1)?.end ?? 0, piece.start)
    if (chain !== undefined && (seam.test(gap) || joint.test(gap))) chain.push(piece)
    else all.push([piece])
  }
  return all
}

/** Two days or two times in one breath are a span or a choice: none of them is the due one. */
function certainOf(chain: readonly DuePiece[], text: string): DuePiece[] {
  const days = chain.filter((piece) => piece.day !== undefined)
  if (days.length > 1 || chain.some((piece) => piece.elapsed !== undefined && chain.length > 1)) return []
  const clocks = chain.filter((piece) => piece.day === undefined)
  // "from monday to friday": the first is not the due one, and still makes a span of the second.
  const kept = (clocks.length > 1 ? days : chain).filter((piece) => !piece.isOther)
  return kept.filter(({ needs, start }) => {
    if (needs === 'company') return kept.length > 1
    if (needs === 'a day') return kept.some((piece) => piece.day !== undefined)
    if (needs === 'a day before')
      return kept.some(
        ({ day, end }) => day !== undefined && end <= start && text.slice(end, start).trim() === '',
      )
    return true
  })
}

/** A day and the time beside it are one token. */
function joined(text: string, [first, second]: readonly DuePiece[], { seam }: Grammar): Span[] {
  if (first === undefined) return []
  if (second === undefined) return [first]
  if (!seam.test(text.slice(first.end, second.start))) return [first, second]
  return [{ start: first.start, end: second.end }]
}
