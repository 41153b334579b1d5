const DAY_MS = 86_400_000

/** Describes a due date within a sentence, in the zone of the device: "today, 15:00", "tomorrow", "Fri 4 Dec, 15:00". */
export function describeDue(due: string, locale: string, now: Date): string {
  const isDay = due.length === 10
  const moment = new Date(due)
  const day = isDay ? Date.parse(due) : dayOf(moment)
  const distance = Math.round((day - dayOf(now)) / DAY_MS)
  const words =
    Math.abs(distance) <= 1
      ? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(distance, 'day')
      : new Intl.DateTimeFormat(locale, {
          timeZone: 'UTC',
          weekday: 'short',
          day: 'numeric',
          month: 'short',
          ...(new Date(day).getUTCFullYear() !== now.getFullYear() && { year: 'numeric' }),
        }).format(day)
  if (isDay) return words
  return `${words}, ${new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(moment)}`
}

/** The local day of a moment, as its start in UTC, where each day has 24 hours. */
function dayOf(moment: Date): number {
  return Date.UTC(moment.getFullYear(), moment.getMonth(), moment.getDate())
}
