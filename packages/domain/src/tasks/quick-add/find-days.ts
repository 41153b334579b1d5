import type { DuePiece } from './due-piece.ts'
import { amountOf, dateWords, doubtful, partsOfDay } from './due-words.ts'
import { readClock, readDay, type Day } from './read-phrase.ts'
import { findLast } from './spans.ts'

type Kind = keyof typeof dateWords

/** Days: "today", "next friday", "12 May", "2026-12-24". `locale` decides which of two numbers is the month. */
export function findDays(text: string, today: Day, locale: string | undefined): DuePiece[] {
  return Object.entries(dateWords).flatMap(([name, pattern]) =>
    findLast(pattern, text).flatMap(({ start, end, match }) => {
      const kind = name as Kind
      const [phrase, hour] = phraseOf(kind, match, today, locale)
      const day = readDay(phrase, today)
      if (day === undefined) return []
      const clock = hour === undefined ? undefined : readClock(hour, today)
      const weekly = kind === 'weekday'
      const takesOn = !['near', 'later', 'house'].includes(kind)
      const isLast = !weekly && text.slice(end).trim() === ''
      const needs = doubtful.test(phrase) && !isLast ? ('company' as const) : undefined
      return { start, end, day, weekly, takesOn, needs, ...(clock && { clock }) }
    }),
  )
}

/** The words of a match as they are to be read, and the time of the day if they imply one. */
function phraseOf(
  kind: Kind,
  match: RegExpExecArray,
  today: Day,
  locale: string | undefined,
): [day: string, clock?: string] {
  const [whole, a = '', b = '', c = '', d = ''] = match
  const phrase = whole.toLowerCase().replaceAll(/\s+/g, ' ')
  if (kind === 'yearFirst') return [isoDay(a, c, d)]
  if (kind === 'yearLast') {
    const dayFirst = b === '.' || isDayFirst(Number(a), Number(c), locale)
    if (dayFirst === undefined) return ['']
    return [dayFirst ? isoDay(d, c, a) : isoDay(d, a, c)]
  }
  if (kind === 'later') return [monthsLater(today, amountOf(a) * (/^y/i.test(b) ? 12 : 1))]
  if (kind === 'house') return housePhrase(phrase, today)
  return [phrase]
}

function housePhrase(phrase: string, today: Day): [day: string, clock?: string] {
  if (phrase.endsWith('day after tomorrow')) return ['in 2 days']
  if (phrase.startsWith('tm')) return ['tomorrow']
  if (phrase === 'next week') return [`in ${daysToMonday(today)} days`]
  if (phrase === 'next month') return [monthsLater({ ...today, day: 1 }, 1)]
  return ['today', partsOfDay[phrase.replace('this ', '')] ?? '']
}

/** The same day of a later month, or its last one: a month after 31 January is 28 February. */
function monthsLater({ year, month, day }: Day, months: number): string {
  const [years, index] = [year + Math.floor((month - 1 + months) / 12), (month - 1 + months) % 12]
  const lastDay = new Date(Date.UTC(years, index + 1, 0)).getUTCDate()
  return isoDay(years, index + 1, Math.min(day, lastDay))
}

/** Undefined where only a locale could tell, and there is none. */
function isDayFirst(first: number, second: number, locale: string | undefined): boolean | undefined {
  if (first > 12 || second > 12) return first > 12
  if (locale === undefined) return undefined
  const parts = new Intl.DateTimeFormat(locale, { dateStyle: 'short' }).formatToParts(0)
  return parts.find(({ type }) => type === 'day' || type === 'month')?.type === 'day'
}

function isoDay(...[year, month, day]: [string | number, string | number, string | number]): string {
  return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
}

function daysToMonday({ year, month, day }: Day): number {
  return 7 - ((new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7)
}
