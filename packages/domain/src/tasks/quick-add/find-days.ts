import type { DuePiece } from './due-piece.ts'
import type { Grammar } from './grammar.ts'
import { numericDays } from './numeric-days.ts'
import { storableDay, type Day } from './calendar.ts'
import { findLast } from './spans.ts'

/** Finds days: "today", "next friday", "12 May", "2026-12-24". `locale` decides which of two numbers is the month. */
export function findDays(
  text: string,
  today: Day,
  locale: string | undefined,
  { days, span }: Grammar,
): DuePiece[] {
  return [...days, ...numericDays].flatMap(({ pattern, read, weekly = false, takesOn = false, doubtful }) =>
    findLast(pattern, text).flatMap((found): DuePiece[] => {
      const said = read(found.match, today, locale)
      if (said === undefined) return []
      const { start } = found
      const end = found.end + (said.longer ?? 0)
      const day = storableDay(said.day)
      // "14. bis 17. Juni": a day precedes this one, so the two are a span.
      const isSpan = /^\d/.test(found.match[0]) && span.beforeDay.test(text.slice(0, start))
      if (
        day === undefined ||
        isSpan ||
        (/\d\S*$/.test(text.slice(start, end)) && span.after.test(text.slice(end)))
      )
        return [{ start, end, isUnread: true }]
      const isLast = !weekly && text.slice(end).trim() === ''
      const isDoubtful = doubtful?.test(text.slice(start, end)) === true && !isLast
      return [
        {
          start,
          end,
          day,
          weekly,
          takesOn,
          part: said.part,
          needs: said.needs ?? (isDoubtful ? 'company' : undefined),
        },
      ]
    }),
  )
}

/** Finds names that contain a day, and days that quick add does not read. */
export function findUnread(text: string, { unread }: Grammar): DuePiece[] {
  return unread.flatMap((pattern) =>
    findLast(pattern, text).map(({ start, end }) => ({ start, end, isUnread: true })),
  )
}
