import { utcOf, wallTimeAt } from '../wall-time.ts'

/** A change of the offset of a time zone. Offsets are minutes. */
export interface ZoneChange {
  /** The instant of the change. */
  readonly at: number
  readonly from: number
  readonly to: number
}

const MINUTE = 60_000
/** Shorter than the shortest time between two changes: Gaza has some that are a week apart. */
const STEP = 6 * 24 * 60 * MINUTE

/** Returns the offset of a zone at an instant, in minutes. */
export function offsetAt(instant: number, timeZone: string): number {
  return Math.round((utcOf(wallTimeAt(instant, timeZone)) - instant) / MINUTE)
}

/** Returns the changes of a zone after an instant and up to another one, both at whole minutes. */
export function zoneChanges(timeZone: string, after: number, until: number): readonly ZoneChange[] {
  const changes: ZoneChange[] = []
  let offset = offsetAt(after, timeZone)
  for (let at = after; at < until; at += STEP) {
    const end = Math.min(at + STEP, until)
    const to = offsetAt(end, timeZone)
    if (to !== offset) changes.push({ at: changeWithin(timeZone, at, end, offset), from: offset, to })
    offset = to
  }
  return changes
}

/** Returns the first minute that hasn't the old offset any more. */
function changeWithin(timeZone: string, start: number, end: number, offset: number): number {
  let [before, after] = [start / MINUTE, end / MINUTE]
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (offsetAt(middle * MINUTE, timeZone) === offset) before = middle
    else after = middle
  }
  return after * MINUTE
}
