import { instantOf, utcOf, wallTimeAt } from '../wall-time.ts'
import { formatWall, startOfDay, type WallMoment } from './rule-dates.ts'

// Due dates by the clock of a zone. Wall times are milliseconds of UTC, as in rule-dates.ts.

/** Returns the start of a recurrence that is set on a task with this due date. */
export function startOf(due: string, timeZone: string): string {
  const wall = wallOf(due, timeZone)
  return formatWall({ at: Math.floor(wall.at / 1_000) * 1_000, hasTime: wall.hasTime })
}

/** Returns the wall time of a due date in a zone. */
export function wallOf(due: string, timeZone: string): WallMoment {
  if (due.length === 10) return { at: Date.parse(due), hasTime: false }
  return { at: wallAt(Date.parse(due), timeZone), hasTime: true }
}

/** Returns an instant on the day of a due date in a zone. */
export function dueNoon(due: string, timeZone: string): string {
  const { at } = wallOf(due, timeZone)
  return new Date(instantAt(startOfDay(at) + 12 * 3_600_000, timeZone)).toISOString()
}

/** Returns the wall time of an instant in a zone, as milliseconds of UTC. */
export function wallAt(instant: number, timeZone: string): number {
  return utcOf(wallTimeAt(instant, timeZone)) + belowMinute(instant)
}

/** Returns the instant of a wall time in a zone. */
export function instantAt(at: number, timeZone: string): number {
  return instantOf(wallTimeAt(at, 'UTC'), timeZone) + belowMinute(at)
}

function belowMinute(time: number): number {
  return ((time % 60_000) + 60_000) % 60_000
}

/** Writes an instant in the form of the old due date: with milliseconds when that has them. */
export function instantText(instant: number, old: string): string {
  const text = new Date(instant).toISOString()
  return old.includes('.') ? text : text.replace('.000Z', 'Z')
}

/** Moves a due date by the days between two others, by the clock of a zone. */
export function shiftDue(due: string, from: string, to: string, timeZone: string): string {
  const days = startOfDay(wallOf(to, timeZone).at) - startOfDay(wallOf(from, timeZone).at)
  const { at, hasTime } = wallOf(due, timeZone)
  const moved = at + days
  return hasTime ? instantText(instantAt(moved, timeZone), due) : formatWall({ at: moved, hasTime })
}
