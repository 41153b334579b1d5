import type { Day } from './read-phrase.ts'

/** The same day of a later month, or its last one: a month after 31 January is 28 February. */
export function monthsLater({ year, month, day }: Day, months: number): Day {
  const [years, index] = [year + Math.floor((month - 1 + months) / 12), (month - 1 + months) % 12]
  return { year: years, month: index + 1, day: Math.min(day, lastDayOf(years, index + 1)) }
}

/** A number of days after another day, as `2026-12-24`. */
export function dayAfter({ year, month, day }: Day, days: number): string {
  const date = new Date(Date.UTC(year, month - 1, day + days))
  return isoDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

export function isoDay(...[year, month, day]: [string | number, string | number, string | number]): string {
  return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
}

export function lastDayOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** 0 is Monday. */
export function weekdayOf({ year, month, day }: Day): number {
  return (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7
}

export function daysToMonday(today: Day): number {
  return 7 - weekdayOf(today)
}

/** The next day of this number, today included; empty for one that no month has. */
export function nextOfMonth(day: number, today: Day): string {
  if (day < 1 || day > 31) return ''
  const first = Number(day < today.day)
  for (const months of [first, first + 1]) {
    const { year, month } = monthsLater({ ...today, day: 1 }, months)
    if (day <= lastDayOf(year, month)) return isoDay(year, month, day)
  }
  return ''
}

/** A month as it is said: by its name, with or without a year, or counted from this one. */
export type SaidMonth =
  | { readonly month: number; readonly year?: number | undefined }
  | { readonly ahead: number }

/** The day that `pick` finds in a month; the next one, today included, where more than one may be meant. Empty when there is none. */
export function nextIn(said: SaidMonth, today: Day, pick: (year: number, month: number) => number): string {
  for (const again of [0, 1]) {
    const { year, month } = monthOf(said, today, again)
    const day = pick(year, month)
    if (day < 1 || day > lastDayOf(year, month)) return ''
    const isPast = isoDay(year, month, day) < isoDay(today.year, today.month, today.day)
    const isFixed = 'month' in said ? said.year !== undefined : said.ahead > 0
    if (isFixed || !isPast) return isoDay(year, month, day)
  }
  return ''
}

function monthOf(said: SaidMonth, today: Day, again: number): Pick<Day, 'year' | 'month'> {
  if ('month' in said) return { year: said.year ?? today.year + again, month: said.month }
  return monthsLater({ ...today, day: 1 }, said.ahead + again)
}

/** The number of the nth weekday of a month, counted from 1; -1 is the last. Too large a number when there is none. */
export function nthWeekday(nth: number, weekday: number): (year: number, month: number) => number {
  return (year, month) => {
    const last = lastDayOf(year, month)
    if (nth < 0) return last - ((weekdayOf({ year, month, day: last }) - weekday + 7) % 7)
    return 1 + ((weekday - weekdayOf({ year, month, day: 1 }) + 7) % 7) + (nth - 1) * 7
  }
}
