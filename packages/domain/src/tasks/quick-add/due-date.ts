import type { Due } from './choose-due.ts'
import { monthsLater } from './calendar.ts'
import { instantOf, wallTimeAt, type WallTime } from './wall-time.ts'

/** The due date that is meant, seen from `now`: a date, or an instant in UTC. Undefined beyond the years that can be stored. */
export function dueDate(due: Due, now: number, today: WallTime, timeZone: string): string | undefined {
  if (due.elapsed !== undefined) return elapsedDate(due.elapsed, now, today, timeZone)
  const { clock } = due
  if (clock === undefined) return dayText(due.day ?? today)
  const zone = due.zone ?? timeZone
  const day = due.day ?? dayIn(zone, now)
  const at = (ahead: number) => instantIn(zone, { ...day, ...clock, day: day.day + ahead })
  const isToday = dayText(day) === dayText(today)
  // At half past midnight "tonight at 1" is still ahead of the night's end.
  const isNightAhead = isToday && today.hour < 6 && at(0) > now
  const first = Number(due.day !== undefined && due.isNextDay === true && !isNightAhead)
  if (at(first) > now) return instantText(at(first))
  // "tonight" at ten past nine: the day was said, the hour was not.
  if (isToday && due.usualOf !== undefined && due.usualOf !== 'morning') return dayText(day)
  // The day was not said, or comes again: a time that has passed is the next one. The first minute of today always has.
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
  // Hours are counted on the clock's own time: a day with a clock change has 23 or 25 of them.
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
