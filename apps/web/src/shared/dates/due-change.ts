import { hasTime, type Day } from './day.ts'

/** What a person chose for the due dates of one task or of many. */
export interface DueChange {
  /** Null for no date. */
  readonly day: Day | null
  /** The time as `HH:MM` where the reader is, null for none. Without it, each task keeps its own time. */
  readonly time?: string | null
}

/** The due date after a change: a day, or an instant in UTC. */
export function applyDueChange(due: string | null, { day, time }: DueChange): string | null {
  if (day === null || time === null) return day
  if (time !== undefined) return instantAt(day, new Date(`${day}T${time}`))
  if (due === null || !hasTime(due)) return day
  const moment = new Date(due)
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  moment.setFullYear(year, month - 1, date)
  return instantAt(day, moment)
}

/** The time of a due date where the reader is, as `HH:MM`; empty for a whole day. */
export function timeOfDay(due: string): string {
  if (!hasTime(due)) return ''
  const moment = new Date(due)
  return [moment.getHours(), moment.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':')
}

/** At the edges of what the service takes, an instant may be of another year in UTC: the day alone remains. */
function instantAt(day: Day, moment: Date): string {
  const time = moment.getTime()
  return time >= 0 && time < Date.UTC(10_000, 0) ? moment.toISOString() : day
}
