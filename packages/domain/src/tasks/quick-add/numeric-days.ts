import { isoDay } from './calendar.ts'
import type { DayWords } from './grammar.ts'
import { words } from './spans.ts'

/** Days that are numbers with a year: they read alike in every language. */
export const numericDays: readonly DayWords[] = [
  {
    // Year first: 2026-12-24, 2026/12/24.
    pattern: words(String.raw`(\d{4})([-/])(\d{1,2})\2(\d{1,2})`),
    read: ([, year = '', , month = '', day = '']) => [isoDay(year, month, day)],
    takesOn: true,
  },
  {
    // Year last: 24.12.2026, and 12/24/2026 in the order of the locale.
    pattern: words(String.raw`(\d{1,2})([./])(\d{1,2})\2(\d{4})`),
    read: ([, first = '', mark = '', second = '', year = ''], _today, locale) => {
      const dayFirst = mark === '.' || isDayFirst(Number(first), Number(second), locale)
      if (dayFirst === undefined) return ['']
      return [dayFirst ? isoDay(year, second, first) : isoDay(year, first, second)]
    },
    takesOn: true,
  },
]

/** Undefined where only a locale could tell, and there is none. */
function isDayFirst(first: number, second: number, locale: string | undefined): boolean | undefined {
  if (first > 12 || second > 12) return first > 12
  if (locale === undefined) return undefined
  const parts = new Intl.DateTimeFormat(locale, { dateStyle: 'short' }).formatToParts(0)
  return parts.find(({ type }) => type === 'day' || type === 'month')?.type === 'day'
}
