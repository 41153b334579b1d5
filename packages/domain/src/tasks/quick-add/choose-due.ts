import { certainOf, chains } from './chains.ts'
import type { DuePiece } from './due-piece.ts'
import { findAmounts, findClocks, findParts } from './find-clocks.ts'
import { findDays, findUnread } from './find-days.ts'
import type { Amount } from './amounts.ts'
import type { ClockZone } from './clock-zones.ts'
import type { Grammar } from './grammar.ts'
import { lookalikesBeside } from './lookalikes.ts'
import { clockMeant, isAfterMidnight, usualClock, type PartOfDay } from './part-of-day.ts'
import type { Clock, Day } from './read-phrase.ts'
import { overlaps, type Span } from './spans.ts'

/** What a text says of the due date, and the pieces that say it. */
export interface Due {
  readonly day?: Day | undefined
  readonly weekly?: boolean | undefined
  readonly clock?: Clock | undefined
  /** Only the part of the day was said, and the hour is its usual one. */
  readonly usualOf?: PartOfDay
  /** The time is on the day after `day`: midnight, and the small hours of a night. */
  readonly isNextDay?: boolean
  readonly zone?: ClockZone | undefined
  readonly elapsed?: Amount
  readonly spans: readonly Span[]
}

/** The last day and the last time of a text; undefined when it has neither. */
export function chooseDue(
  text: string,
  today: Day,
  locale: string | undefined,
  grammar: Grammar,
): Due | undefined {
  const pieces = findPieces(text, today, locale, grammar).map((piece) => withLead(text, piece, grammar))
  const sure = chains(text, pieces, grammar).flatMap((chain) => certainOf(chain, text, grammar))
  const last = sure.at(-1)
  if (last === undefined) return undefined
  if (last.elapsed !== undefined) return { elapsed: last.elapsed, spans: [last] }
  const day = sure.findLast((piece) => piece.day !== undefined)
  const clock = sure.findLast((piece) => piece.clock !== undefined)
  const part = sure.findLast((piece) => piece.part !== undefined && piece !== day)
  const used = sure.filter((piece) => piece === day || piece === clock || piece === part)
  return {
    day: day?.day,
    weekly: day?.weekly,
    ...timeOf(day, clock, part),
    zone: clock?.zone,
    spans: joined(text, used, grammar),
  }
}

function timeOf(
  day?: DuePiece,
  clock?: DuePiece,
  part?: DuePiece,
): Pick<Due, 'clock' | 'usualOf' | 'isNextDay'> {
  const name: PartOfDay | undefined = part?.part ?? day?.part
  if (clock?.clock === undefined) return name === undefined ? {} : { clock: usualClock(name), usualOf: name }
  const meant = clockMeant({ ...clock, clock: clock.clock }, name)
  // "Tomorrow at 3 at night" is in that day's first hours, "tomorrow night at 3" after its last. Twelve is always after them.
  const isOfDay = part === undefined || part.start < clock.start || clock.clock.hour === 12
  return { clock: meant, isNextDay: clock.isNextDay ?? (isOfDay && isAfterMidnight(meant, name)) }
}

function findPieces(text: string, today: Day, locale: string | undefined, grammar: Grammar): DuePiece[] {
  const unread = findUnread(text, grammar)
  const clocks = findClocks(text, grammar)
  const found = withoutOverlaps([
    ...findDays(text, today, locale, grammar),
    ...clocks,
    ...findParts(text, grammar),
    ...findAmounts(text, today, grammar),
  ])
  const read = found.filter((piece) => !unread.some((name) => overlaps(name, piece)))
  const doubts = clocks.flatMap((clock) => lookalikesBeside(clock, text, grammar.seam))
  const others = [...unread, ...doubts.filter((doubt) => !read.some((piece) => overlaps(piece, doubt)))]
  return [...read, ...withoutOverlaps(others)].toSorted((a, b) => a.start - b.start)
}

function withoutOverlaps(found: readonly DuePiece[]): DuePiece[] {
  const kept: DuePiece[] = []
  for (const piece of found.toSorted((a, b) => a.start - b.start || b.end - a.end))
    if (!kept.some((other) => overlaps(other, piece))) kept.push(piece)
  return kept
}

/** Takes in the word that leads to a piece; marks one that says when something else was, or happens again. */
function withLead(text: string, piece: DuePiece, { leadWord, leadOfDay, otherTime }: Grammar): DuePiece {
  if (piece.isUnread || (piece.part !== undefined && piece.day === undefined)) return piece
  const before = text.slice(0, piece.start)
  const [lead] = leadWord.exec(before) ?? (piece.takesOn ? leadOfDay.exec(before) : null) ?? []
  if (lead === undefined) return otherTime.test(before) ? { ...piece, isOther: true } : piece
  const needs = piece.needs === 'company' ? undefined : piece.needs
  return { ...piece, start: piece.start - lead.length, needs }
}

/** A day and the time beside it are one token. */
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
