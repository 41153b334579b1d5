import type { WallTime } from '../wall-time.ts'

export type Day = Pick<WallTime, 'year' | 'month' | 'day'>
export type Clock = Pick<WallTime, 'hour' | 'minute'>

/** Returns undefined for a day that does not exist, and for years that can't be stored. */
export function dayOf(year: number, month: number, day: number): Day | undefined {
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= lastDayOf(year, month)
  return exists && year >= 1970 && year <= 9999 ? { year, month, day } : undefined
}

/** Returns undefined for a day that can't be stored. */
export function storableDay(day: Day | undefined): Day | undefined {
  return day && dayOf(day.year, day.month, day.day)
}

export function dayAfter({ year, month, day }: Day, days: number): Day {
  const date = new Date(Date.UTC(year, month - 1, day + days))
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** Returns the same day of a later month, or that month's last day: a month after 31 January is 28 February. */
export function monthsLater({ year, month, day }: Day, months: number): Day {
  const [years, index] = [year + Math.floor((month - 1 + months) / 12), (month - 1 + months) % 12]
  return { year: years, month: index + 1, day: Math.min(day, lastDayOf(years, index + 1)) }
}

export function firstOfMonth(today: Day, ahead: number): Day {
  return monthsLater({ ...today, day: 1 }, ahead)
}

export function lastDayOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** Returns 0 for Monday to 6 for Sunday. */
export function weekdayOf({ year, month, day }: Day): number {
  return (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7
}

function daysToMonday(today: Day): number {
  return 7 - weekdayOf(today)
}

/** Returns the next such weekday, today included. */
export function nextWeekday(weekday: number, today: Day): Day {
  return dayAfter(today, (weekday - weekdayOf(today) + 7) % 7)
}

/** Returns a weekday of next week, or of a later week. */
export function weekdayNextWeek(weekday: number, today: Day, weeksLater = 0): Day {
  return dayAfter(today, daysToMonday(today) + weekday + weeksLater * 7)
}

/** Returns the next Saturday, today included; on a Sunday today. */
export function thisWeekend(today: Day): Day {
  return weekdayOf(today) === 6 ? today : nextWeekday(5, today)
}

/** Returns the next date with this month and day, today included. 29 February is in the next leap year. */
export function nextDate(month: number, day: number, today: Day): Day | undefined {
  const years = Array.from({ length: 9 }, (_, ahead) => dayOf(today.year + ahead, month, day))
  return years.find((date) => date !== undefined && !isBefore(date, today))
}

/** Returns the next date with this day of the month, today included. */
export function nextOfMonth(day: number, today: Day): Day | undefined {
  const dates = [0, 1, 2].map((ahead) => {
    const { year, month } = firstOfMonth(today, ahead)
    return dayOf(year, month, day)
  })
  return dates.find((date) => date !== undefined && !isBefore(date, today))
}

/** A month by its name, with or without a year, or by its distance from the current month. */
export type SaidMonth =
  | { readonly month: number; readonly year?: number | undefined }
  | { readonly ahead: number }

/** Returns the day that `pick` selects in a month. For a month without a year that is the next such day, today included. */
export function nextIn(
  said: SaidMonth,
  today: Day,
  pick: (year: number, month: number) => number,
): Day | undefined {
  const isFixed = 'month' in said ? said.year !== undefined : said.ahead > 0
  const [first, second] = [0, 1].map((again) => {
    const { year, month } = monthSaid(said, today, again)
    return dayOf(year, month, pick(year, month))
  })
  return isFixed || first === undefined || !isBefore(first, today) ? first : second
}

function monthSaid(said: SaidMonth, today: Day, again: number): Pick<Day, 'year' | 'month'> {
  if ('month' in said) return { year: said.year ?? today.year + again, month: said.month }
  return firstOfMonth(today, said.ahead + again)
}

/** Selects the nth weekday of a month, from 1; -1 selects the last. The result exceeds the month when it has too few. */
export function nthWeekday(nth: number, weekday: number): (year: number, month: number) => number {
  return (year, month) => {
    const last = lastDayOf(year, month)
    if (nth < 0) return last - ((weekdayOf({ year, month, day: last }) - weekday + 7) % 7)
    return 1 + ((weekday - weekdayOf({ year, month, day: 1 }) + 7) % 7) + (nth - 1) * 7
  }
}

function isBefore(day: Day, other: Day): boolean {
  return day.year * 400 + day.month * 32 + day.day < other.year * 400 + other.month * 32 + other.day
}
