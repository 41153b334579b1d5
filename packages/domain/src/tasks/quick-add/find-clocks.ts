import { dayIn } from './amounts.ts'
import { zoneBehind } from './clock-zones.ts'
import type { DuePiece } from './due-piece.ts'
import type { Grammar } from './grammar.ts'
import { storableDay, type Day } from './calendar.ts'
import { findLast } from './spans.ts'

/** Finds times: 9am, at 21:00, noon, and beside a day "at 9". */
export function findClocks(text: string, { clocks, span }: Grammar): DuePiece[] {
  return clocks.flatMap(({ pattern, read }) =>
    findLast(pattern, text).flatMap(({ start, end, match }): DuePiece[] => {
      const said = read(match)
      if (said === undefined) return []
      // "3 to 5pm" is a span.
      if (span.beforeClock.test(text.slice(0, start)) || span.after.test(text.slice(end))) return []
      const zone = zoneBehind(text, end)
      if (zone === 'unknown') return []
      return [{ ...said, start, end, ...zone }]
    }),
  )
}

/** Finds parts of the day: "morning" beside a day, and "in the evening" also behind an hour. */
export function findParts(text: string, { parts }: Grammar): DuePiece[] {
  return parts.flatMap(({ pattern, read, needs }) =>
    findLast(pattern, text).map(({ start, end, match }) => ({ start, end, part: read(match), needs })),
  )
}

/** Finds durations from now: "in 20 minutes" is an instant, "in 3 weeks and 2 days" a day. */
export function findAmounts(text: string, today: Day, { amounts }: Grammar): DuePiece[] {
  return amounts.flatMap(({ pattern, read }) =>
    findLast(pattern, text).flatMap(({ start, end, match }): DuePiece[] => {
      const amount = read(match[0])
      if (amount === undefined) return []
      if (amount.minutes !== undefined) return [{ start, end, elapsed: amount }]
      const day = storableDay(dayIn(amount, today))
      return day === undefined ? [] : [{ start, end, day }]
    }),
  )
}
