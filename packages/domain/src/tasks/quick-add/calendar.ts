import type { Day } from './read-phrase.ts'

/** The same day of a later month, or its last one: a month after 31 January is 28 February. */
export function monthsLater({ year, month, day }: Day, months: number): string {
  const [years, index] = [year + Math.floor((month - 1 + months) / 12), (month - 1 + months) % 12]
  return isoDay(years, index + 1, Math.min(day, lastDayOf(years, index + 1)))
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
