import { daysBetween, dueDay, hasTime, localDay, utcTime, type Day } from './day.ts'
import { locale } from './locale.ts'

const nearby: Record<string, string> = { '-1': 'Yesterday', '0': 'Today', '1': 'Tomorrow' }

const inUtc = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })
const weekday = inUtc({ weekday: 'long' })
const shortDay = inUtc({ day: 'numeric', month: 'short' })
const shortDayOfYear = inUtc({ day: 'numeric', month: 'short', year: 'numeric' })
const longDay = inUtc({ weekday: 'long', day: 'numeric', month: 'long' })
const longDayOfYear = inUtc({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
const clock = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' })

/** The shortest clear name of a day: "Tomorrow", "Monday", "4 Dec", "4 Dec 2027". */
export function formatDay(day: Day, today: Day): string {
  const distance = daysBetween(today, day)
  if (distance > 1 && distance < 7) return weekday.format(utcTime(day))
  return nearby[distance] ?? (sameYear(day, today) ? shortDay : shortDayOfYear).format(utcTime(day))
}

/** The whole name of a day: "Monday 24 November". */
export function formatLongDay(day: Day, today: Day): string {
  return (sameYear(day, today) ? longDay : longDayOfYear).format(utcTime(day))
}

/** A due date, with its time where it has one. */
export function formatDue(due: string, today: Day): string {
  const day = formatDay(dueDay(due), today)
  return hasTime(due) ? `${day}, ${formatTime(due)}` : day
}

/** The time of an instant where its reader is. */
export function formatTime(instant: string): string {
  return clock.format(new Date(instant))
}

/** A moment in the past within a sentence: "today, 14:05", "Monday, 14:05", "4 Dec, 14:05". */
export function formatMoment(instant: string, today: Day): string {
  const day = localDay(new Date(instant))
  const distance = daysBetween(today, day)
  const name =
    nearby[distance]?.toLowerCase() ??
    (distance < 0 && distance > -7 ? weekday.format(utcTime(day)) : formatDay(day, today))
  return `${name}, ${formatTime(instant)}`
}

function sameYear(one: Day, other: Day): boolean {
  return one.slice(0, 4) === other.slice(0, 4)
}
