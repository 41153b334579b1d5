import { casual } from 'chrono-node/en'
import type { WallTime } from './wall-time.ts'

export type Day = Pick<WallTime, 'year' | 'month' | 'day'>
export type Clock = Pick<WallTime, 'hour' | 'minute'>

/** The day that a phrase such as "next friday" or "12 May" names, seen from `today`; undefined when it names none. */
export function readDay(phrase: string, today: Day): Day | undefined {
  // chrono counts days on the machine's own clock, so it is given our day on that clock: at noon, which no clock change
  // moves to another day.
  const noon = new Date(today.year, today.month - 1, today.day, 12)
  const [found, ...others] = casual.parse(phrase, noon, { forwardDate: true })
  if (found === undefined || found.text !== phrase || others.length > 0 || found.end) return undefined
  const read = found.start
  const day = { year: read.get('year') ?? 0, month: read.get('month') ?? 0, day: read.get('day') ?? 0 }
  return day.year >= 1970 && day.year <= 9999 ? day : undefined
}
