import { certainOf, chains } from './chains.ts'
import type { DuePiece } from './due-piece.ts'
import { findAmounts, findClocks, findParts } from './find-clocks.ts'
import { findDays, findUnread } from './find-days.ts'
import type { Amount } from './amounts.ts'
import type { ClockZone } from './clock-zones.ts'
import type { Grammar } from './grammar.ts'
import { lookalikesBeside } from './lookalikes.ts'
import { clockMeant, isAfterMidnight, usualClock, type PartOfDay } from './part-of-day.ts'
import type { Clock, Day } from './calendar.ts'
import { maskText, overlaps, type Span } from './spans.ts'

/** The due date in a text, and the pieces of the text that name it. */
export interface Due {
  readonly day?: Day | undefined
  readonly weekly?: boolean | undefined
  readonly clock?: Clock | undefined
  /** The part of the day, when the text names no hour: the time is then the part's usual hour. */
  readonly usualOf?: PartOfDay
  /** Whether the time is on the day after `day`: at midnight, or in the early hours of a night. */
  readonly isNextDay?: boolean
  readonly zone?: ClockZone | undefined
  readonly elapsed?: Amount
  readonly spans: readonly Span[]
}

/** Returns the last day and the last time of a text; undefined when it has neither. */
export function chooseDue(
  text: string,
  today: Day,
  locale: string | undefined,
  grammar: Grammar,
): Due | undefined {
  const pieces = findPieces(text, today, locale, grammar).map((piece) => withLead(text, piece, grammar))
  const all = chains(text, pieces, grammar)
  const sure = all.flatMap((chain) => certainOf(chain, text, grammar))
  const last = sure.at(-1)
  if (last === undefined) return undefined
  if (last.elapsed !== undefined) return { elapsed: last.elapsed, spans: [last] }
  const day = sure.findLast((piece) => piece.day !== undefined)
  const part = sure.findLast((piece) => piece.part !== undefined && piece !== day)
  const isPartSaid = part !== undefined || day?.part !== undefined
  const clock =
    sure.findLast((piece) => piece.clock !== undefined) ?? (isPartSaid ? loneHour(all) : undefined)
  const used = [day, clock, part].filter((piece) => piece !== undefined)
  return {
    day: day?.day,
    weekly: day?.weekly,
    ...timeOf(day, clock, part),
    zone: clock?.zone,
    spans: joined(
      text,
      used.toSorted((a, b) => a.start - b.start),
      grammar,
    ),
  }
}

/** Returns a single hour anywhere in the text, for a part of the day to complete: "tonight with Ann at 8". */
function loneHour(all: readonly (readonly DuePiece[])[]): DuePiece | undefined {
  return all
    .flatMap((chain) => (chain.length === 1 ? chain : []))
    .findLast(({ needs, isOther }) => !isOther && (needs === 'a day' || needs === 'a part of the day'))
}

function timeOf(
  day?: DuePiece,
  clock?: DuePiece,
  part?: DuePiece,
): Pick<Due, 'clock' | 'usualOf' | 'isNextDay'> {
  const name: PartOfDay | undefined = part?.part ?? day?.part
  if (clock?.clock === undefined) return name === undefined ? {} : { clock: usualClock(name), usualOf: name }
  const meant = clockMeant(clock.clock, clock.half, name)
  // "Tomorrow at 3 at night" is early on that day, "tomorrow night at 3" on the day after it, and twelve always on the day after it.
  const isOfDay = part === undefined || part.start < clock.start || clock.clock.hour === 12
  return { clock: meant, isNextDay: clock.isNextDay ?? (isOfDay && isAfterMidnight(meant, name)) }
}

function findPieces(text: string, today: Day, locale: string | undefined, grammar: Grammar): DuePiece[] {
  const findIn = (rest: string) =>
    withoutOverlaps([
      ...findDays(rest, today, locale, grammar),
      ...findClocks(rest, grammar),
      ...findParts(rest, grammar),
      ...findAmounts(rest, today, grammar),
    ])
  const found = findIn(text)
  // The longer match wins: "Black Friday" over "friday", "last friday of may" over "last friday".
  const names = findUnread(text, grammar).filter((name) => !found.some((piece) => isWithin(name, piece)))
  const read = names.length === 0 ? found : findIn(maskText(text, names))
  const doubts = read.flatMap((piece) =>
    piece.clock === undefined ? [] : lookalikesBeside(piece, text, grammar.seam),
  )
  const others = [...names, ...doubts].filter((other) => !read.some((piece) => overlaps(piece, other)))
  return [...read, ...withoutOverlaps(others)].toSorted((a, b) => a.start - b.start)
}

function isWithin(inner: Span, outer: Span): boolean {
  return (
    outer.start <= inner.start && inner.end <= outer.end && outer.end - outer.start > inner.end - inner.start
  )
}

function withoutOverlaps(found: readonly DuePiece[]): DuePiece[] {
  const kept: DuePiece[] = []
  for (const piece of found.toSorted((a, b) => a.start - b.start || b.end - a.end))
    if (!kept.some((other) => overlaps(other, piece))) kept.push(piece)
  return kept
}

/** Extends a piece by its leading word. Marks a piece that dates something else or repeats. */
function withLead(text: string, piece: DuePiece, { leadWord, leadOfDay, otherTime }: Grammar): DuePiece {
  if (piece.isUnread || (piece.part !== undefined && piece.day === undefined)) return piece
  const before = text.slice(0, piece.start)
  const [lead] = leadWord.exec(before) ?? (piece.takesOn ? leadOfDay.exec(before) : null) ?? []
  if (lead === undefined) return otherTime.test(before) ? { ...piece, isOther: true } : piece
  const needs = piece.needs === 'company' ? undefined : piece.needs
  return { ...piece, start: piece.start - lead.length, needs }
}

/** Joins a day and an adjacent time into one token. */
function joined(text: string, used: readonly DuePiece[], { seam }: Grammar): Span[] {
  const spans: Span[] = []
  for (const { start, end } of used) {
    const last = spans.at(-1)
    if (last !== undefined && seam.test(text.slice(last.end, start)))
      spans.splice(-1, 1, { start: last.start, end })
    else spans.push({ start, end })
  }
  return spans
}
