/** A local date and time. */
export interface WallTime {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
}

const DAY = 86_400_000

/** Returns the local time of a zone at an instant. Throws a RangeError for an unknown time zone. */
export function wallTimeAt(instant: number, timeZone: string): WallTime {
  return clockOf(timeZone)(instant)
}

/**
 * Returns the instant of a local time. A local time that occurs twice is its first occurrence. A skipped one moves by the length of the
 * gap: when 02:00 becomes 03:00, 02:30 is 03:30.
 */
export function instantOf(wall: WallTime, timeZone: string): number {
  const clock = clockOf(timeZone)
  const shown = utcOf(wall)
  const offsetAt = (instant: number) => utcOf(clock(instant)) - instant
  const [before, after] = [shown - offsetAt(shown - DAY), shown - offsetAt(shown + DAY)]
  const exact = [before, after].filter((instant) => utcOf(clock(instant)) === shown)
  return exact.length === 0 ? before : Math.min(...exact)
}

/** Returns the instant of a time in UTC. */
export function utcOf({ year, month, day, hour, minute }: WallTime): number {
  return Date.UTC(year, month - 1, day, hour, minute)
}

type Clock = (instant: number) => WallTime

/** The last used format, cached because creating one costs more than parsing a line. */
let latest: { readonly timeZone: string; readonly clock: Clock } | undefined

function clockOf(timeZone: string): Clock {
  if (latest?.timeZone !== timeZone) latest = { timeZone, clock: newClock(timeZone) }
  return latest.clock
}

function newClock(timeZone: string): Clock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  return (instant) => {
    const shown = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
    const field = (name: keyof WallTime) => shown.get(name) ?? 0
    return {
      year: field('year'),
      month: field('month'),
      day: field('day'),
      hour: field('hour'),
      minute: field('minute'),
    }
  }
}
