import { dayOf, nextDate, type Day } from './calendar.ts'
import type { DayWords, SaidDay } from './grammar.ts'
import { words } from './spans.ts'

/** Numeric dates, which are the same in every language. */
export const numericDays: readonly DayWords[] = [
  {
    // Year first: 2026-12-24, 2026/12/24.
    pattern: words(String.raw`(\d{4})([-/.])(\d{1,2})\2(\d{1,2})`),
    read: ([, year = '', , month = '', day = '']) => ({
      day: dayOf(Number(year), Number(month), Number(day)),
    }),
    takesOn: true,
  },
  {
    // Year last: 24.12.2026, and 12/24/2026 in the order of the locale; 24/12/26.
    pattern: words(String.raw`(\d{1,2})(?:([./-])(\d{1,2})\2(\d{4})|\/(\d{1,2})\/(\d\d))`),
    read: ([, first = '', mark, long = '', year, short = '', years = ''], _today, locale) => {
      const second = long + short
      const dayFirst = mark === '.' || isDayFirst(Number(first), Number(second), locale)
      if (dayFirst === undefined) return { day: undefined }
      const [day, month] = dayFirst ? [first, second] : [second, first]
      return { day: dayOf(Number(year ?? `20${years}`), Number(month), Number(day)) }
    },
    takesOn: true,
  },
  {
    // 24.06.27 with two digits each: with fewer digits it may be a version.
    pattern: words(String.raw`(\d\d)\.(\d\d)\.(\d\d)`),
    read: ([, day, month, year], today) =>
      2000 + Number(year) >= today.year && 2000 + Number(year) <= today.year + 10
        ? { day: dayOf(2000 + Number(year), Number(month), Number(day)) }
        : undefined,
    takesOn: true,
    doubtful: /^\d/,
  },
  {
    // 24/6: alone only when it is unambiguous at an end of the line, otherwise beside a time, "on" or a weekday.
    pattern: words(String.raw`(\d{1,2})\/(\d{1,2})`),
    read: (match, today, locale) => dayOfTwo(match, today, locale),
    takesOn: true,
  },
]

function dayOfTwo(match: RegExpExecArray, today: Day, locale: string | undefined): SaidDay | undefined {
  const [first, second] = [Number(match[1]), Number(match[2])]
  const dayFirst = isDayFirst(first, second, locale)
  const [day, month] = dayFirst ? [first, second] : [second, first]
  const isDate = (day: number, month: number) => nextDate(month, day, today) !== undefined
  if (!isDate(first, second) && !isDate(second, first)) return undefined
  // 5/24 is not a date where the day comes first, and 3/4 is ambiguous without a locale. 24/7 and 7/16 mean something else.
  if (dayFirst === undefined || (locale !== undefined && dayFirst !== isDayFirst(1, 1, locale)))
    return { day: undefined }
  const isClear = (first > 12 || second > 12) && !/^(?:24\/7|\d*[13579]\/(?:16|32))$/.test(match[0])
  const { input, index } = match
  const before = input.slice(0, index)
  const isAtEnd = input.slice(index + match[0].length).trim() === '' || before.trim() === ''
  // "reduce by 3/4" is a fraction, "on 3/4" is a day.
  if (!isClear && /(?<!due\s+)(?:by|for|around)\s+$/i.test(before)) return undefined
  return { day: nextDate(month, day, today), needs: isClear && isAtEnd ? undefined : 'company' }
}

/** Returns whether the day comes first; undefined when only a locale could decide and there isn't one. */
function isDayFirst(first: number, second: number, locale: string | undefined): boolean | undefined {
  if (first > 12 || second > 12) return first > 12
  if (locale === undefined) return undefined
  const parts = new Intl.DateTimeFormat(locale, { dateStyle: 'short' }).formatToParts(0)
  return parts.find(({ type }) => type === 'day' || type === 'month')?.type === 'day'
}
