import type { Io } from './io.ts'

type Clock = Pick<Io, 'timeZone' | 'locale'>

/** Returns the day of an instant as `YYYY-MM-DD` in the zone of the person. */
export function dayOf(instant: string | number, { timeZone }: Pick<Io, 'timeZone'>): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    .formatToParts(new Date(instant))
    .map(({ type, value }): [string, string] => [type, value])
  const { year = '', month = '', day = '' } = Object.fromEntries(parts)
  return `${year}-${month}-${day}`
}

/** Returns the day on which a task is due; undefined without a due date. */
export function dueDay(due: string | null, clock: Pick<Io, 'timeZone'>): string | undefined {
  if (due === null) return undefined
  return due.length === 10 ? due : dayOf(due, clock)
}

/** Words a due date: "today", "Fri, 3 Dec", with the time of an instant in the zone of the person. */
export function showDue(due: string, clock: Clock, now: string): string {
  const day = dueDay(due, clock) ?? ''
  const away = Math.round((Date.parse(day) - Date.parse(dayOf(now, clock))) / 86_400_000)
  const names: Record<string, string> = { '-1': 'yesterday', 0: 'today', 1: 'tomorrow' }
  const isFar = Math.abs(away) > 300
  const date = new Intl.DateTimeFormat(clock.locale, {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(isFar && { year: 'numeric' }),
  })
  const time = new Intl.DateTimeFormat(clock.locale, { timeZone: clock.timeZone, timeStyle: 'short' })
  const words = names[away] ?? date.format(new Date(`${day}T00:00:00Z`))
  return due.length === 10 ? words : `${words} ${time.format(new Date(due))}`
}
