import { hasTime, type Day } from './day.ts'

/** The user's choice for the due dates of one or more tasks. */
export interface DueChange {
  /** Null removes the date. */
  readonly day: Day | null
  /** Local time as `HH:MM`. Null removes the time; undefined keeps each task's own time. */
  readonly time?: string | null
}

/** Returns the due date after a change: a day, or an instant in UTC. */
export function applyDueChange(due: string | null, { day, time }: DueChange): string | null {
  if (day === null || time === null) return day
  if (time !== undefined) return instantAt(day, new Date(`${day}T${time}`))
  if (due === null || !hasTime(due)) return day
  const moment = new Date(due)
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  moment.setFullYear(year, month - 1, date)
  return instantAt(day, moment)
}

/** Returns the local time of a due date as `HH:MM`, or an empty text for a whole day. */
export function timeOfDay(due: string): string {
  if (!hasTime(due)) return ''
  const moment = new Date(due)
  return [moment.getHours(), moment.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':')
}

/** Falls back to the day alone when the instant lies outside the years that the service accepts, 1970 to 9999 in UTC. */
function instantAt(day: Day, moment: Date): string {
  const time = moment.getTime()
  return time >= 0 && time < Date.UTC(10_000, 0) ? moment.toISOString() : day
}
