import type { DuePiece } from './due-piece.ts'
import type { DayWords } from './grammar.ts'
import { numericDays } from './numeric-days.ts'
import { readClock, readDay, type Day } from './read-phrase.ts'
import { findLast } from './spans.ts'

/** Days: "today", "next friday", "12 May", "2026-12-24". `locale` decides which of two numbers is the month. */
export function findDays(
  text: string,
  today: Day,
  locale: string | undefined,
  spoken: readonly DayWords[],
): DuePiece[] {
  return [...spoken, ...numericDays].flatMap(({ pattern, read, weekly = false, takesOn = false, doubtful }) =>
    findLast(pattern, text).flatMap(({ start, end, match }) => {
      const [phrase, hour] = read(match, today, locale)
      const day = readDay(phrase, today)
      if (day === undefined) return []
      const clock = hour === undefined ? undefined : readClock(hour, today)
      const isLast = !weekly && text.slice(end).trim() === ''
      const needs = doubtful?.test(match[0]) && !isLast ? ('company' as const) : undefined
      return { start, end, day, weekly, takesOn, needs, ...(clock && { clock }) }
    }),
  )
}
