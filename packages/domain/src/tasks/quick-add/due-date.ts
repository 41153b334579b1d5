import type { Due } from './choose-due.ts'
import { monthsLater } from './calendar.ts'
import { instantOf, wallTimeAt, type WallTime } from '../wall-time.ts'

/** Returns a due date relative to `now`: a date, or an instant in UTC. Returns undefined for years that can't be stored. */
export function dueDate(due: Due, now: number, today: WallTime, timeZone: string): string | undefined {
  if (due.elapsed !== undefined) return elapsedDate(due.elapsed, now, today, timeZone)
  const { clock } = due
  if (clock === undefined) return dayText(due.day ?? today)
  const zone = due.zone ?? timeZone
  const day = due.day ?? dayIn(zone, now)
  const at = (ahead: number) => instantIn(zone, { ...day, ...clock, day: day.day + ahead })
  const isToday = dayText(day) === dayText(today)
  // At half past midnight "tonight at 1" means the same night.
  const isNightAhead = isToday && today.hour < 6 && at(0) > now
  const first = Number(due.day !== undefined && due.isNextDay === true && !isNightAhead)
  if (at(first) > now) return instantText(at(first))
  // "tonight" at ten past nine: the usual hour has passed, so only the day is due.
  if (isToday && due.usualOf !== undefined && due.usualOf !== 'morning') return dayText(day)
  // Without a day, or with a weekday, a past time means its next occurrence. Midnight at the start of today is always past.
  const isStart = clock.hour === 0 && clock.minute === 0
  const ahead = due.day === undefined || (isToday && isStart) ? 1 : due.weekly && isToday ? 7 : 0
  return instantText(at(first + ahead))
}

function elapsedDate(
  { months, days, minutes = 0 }: NonNullable<Due['elapsed']>,
  now: number,
  today: WallTime,
  timeZone: string,
): string | undefined {
  // Days are added in wall time, because a day with a clock change has 23 or 25 hours. Hours are added to the instant.
  const isDayCounted = months > 0 || days > 0
  const day = monthsLater(today, months)
  const start = isDayCounted
    ? instantOf({ ...today, ...day, day: day.day + days }, timeZone) + (now % 60_000)
    : now
  return instantText(start + minutes * 60_000)
}

function dayIn(zone: string | number, now: number): WallTime {
  return typeof zone === 'string' ? wallTimeAt(now, zone) : wallTimeAt(now + zone * 60_000, 'UTC')
}

function instantIn(zone: string | number, wall: WallTime): number {
  return typeof zone === 'string' ? instantOf(wall, zone) : instantOf(wall, 'UTC') - zone * 60_000
}

function dayText({ year, month, day }: Pick<WallTime, 'year' | 'month' | 'day'>): string {
  return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
}

function instantText(instant: number): string | undefined {
  return instant >= 0 && instant < Date.UTC(10_000, 0) ? new Date(instant).toISOString() : undefined
}
