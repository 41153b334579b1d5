/** A calendar day as ISO text, `2026-11-20`. It has no time zone; text order is calendar order. */
export type Day = string

const MS_PER_DAY = 86_400_000

/** Returns the calendar day of a moment in the user's time zone. */
export function localDay(moment: Date): Day {
  const year = String(moment.getFullYear()).padStart(4, '0')
  const month = String(moment.getMonth() + 1).padStart(2, '0')
  return `${year}-${month}-${String(moment.getDate()).padStart(2, '0')}`
}

/** Returns the day of a due date. A date-only value is that day in every zone; an instant falls on the user's local day. */
export function dueDay(due: string): Day {
  return hasTime(due) ? localDay(new Date(due)) : due
}

export function hasTime(due: string): boolean {
  return due.length > 10
}

export function addDays(day: Day, count: number): Day {
  return new Date(utcTime(day) + count * MS_PER_DAY).toISOString().slice(0, 10)
}

/** Counts whole days from `from` to `to`. Negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((utcTime(to) - utcTime(from)) / MS_PER_DAY)
}

export function nextMonday(day: Day): Day {
  const weekday = new Date(utcTime(day)).getUTCDay()
  return addDays(day, (8 - weekday) % 7 || 7)
}

/** Returns the next Saturday, or `day` itself at the weekend. */
export function thisWeekend(day: Day): Day {
  const weekday = new Date(utcTime(day)).getUTCDay()
  return weekday === 0 ? day : addDays(day, 6 - weekday)
}

/** Returns the start of the day in UTC. Days are counted and formatted in UTC, where each has 24 hours. */
export function utcTime(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`)
}
