import { casual } from 'chrono-node/en'
import type { WallTime } from './wall-time.ts'

export type Day = Pick<WallTime, 'year' | 'month' | 'day'>
type Read = ReturnType<typeof casual.parse>[number]['start']
export type Clock = Pick<WallTime, 'hour' | 'minute'>

/** The day that a phrase such as "next friday" or "12 May" names, seen from `today`; undefined when it names none. */
export function readDay(phrase: string, today: Day): Day | undefined {
  const read = readWhole(phrase, today)
  if (read === undefined) return undefined
  const day = { year: read.get('year') ?? 0, month: read.get('month') ?? 0, day: read.get('day') ?? 0 }
  return day.year >= 1970 && day.year <= 9999 ? day : undefined
}

/** The time that a phrase such as "9:30am" names; undefined when it names none. */
export function readClock(phrase: string, today: Day): Clock | undefined {
  const read = readWhole(phrase, today)
  const hour = read?.get('hour') ?? undefined
  return hour === undefined ? undefined : { hour, minute: read?.get('minute') ?? 0 }
}

function readWhole(phrase: string, today: Day): Read | undefined {
  // chrono counts days on the machine's own clock, so it is given our day on that clock: at noon, which no clock change
  // moves to another day.
  const noon = new Date(today.year, today.month - 1, today.day, 12)
  const [found, ...others] = casual.parse(phrase, noon, { forwardDate: true })
  const isWhole = found?.text === phrase && others.length === 0 && !found.end
  return isWhole ? found.start : undefined
}
