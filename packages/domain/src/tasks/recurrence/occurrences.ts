import { RRuleTemporal } from 'rrule-temporal'
import { endOfDay, readUntil, type WallMoment } from './rule-dates.ts'
import { formatRule, type Rule } from './rule.ts'
import { isSatisfiable } from './satisfiable.ts'
import { wallAt } from './wall-of-due.ts'

// Occurrences are wall times in milliseconds of UTC, as in rule-dates.ts: the library computes as if they were instants.

/** Days, weeks, months or years that the search for an occurrence visits at most. */
const MAX_PERIODS = 10_000

const LAST_YEAR = Date.UTC(9999, 11, 31, 23, 59, 59)

/** Returns the first occurrence after a wall time. */
export function occurrenceAfter(
  rule: Rule,
  start: WallMoment,
  timeZone: string,
  after: number,
): number | undefined {
  const next = search(rule, start, timeZone, (series) => series.next(new Date(after))?.epochMilliseconds)
  return next !== undefined && next <= LAST_YEAR ? next : undefined
}

/** Returns the last occurrence at or before a wall time. */
export function occurrenceUntil(
  rule: Rule,
  start: WallMoment,
  timeZone: string,
  until: number,
): number | undefined {
  return search(rule, start, timeZone, (series) => series.previous(new Date(until), true)?.epochMilliseconds)
}

/** Returns how many occurrences a rule with COUNT has from a wall time on. */
export function countFrom(rule: Rule, start: WallMoment, timeZone: string, from: number): number {
  const count = (series: RRuleTemporal) =>
    series.all().filter(({ epochMilliseconds }) => epochMilliseconds >= from).length
  return search(rule, start, timeZone, count) ?? 0
}

function search<Found>(
  rule: Rule,
  start: WallMoment,
  timeZone: string,
  find: (series: RRuleTemporal) => Found,
): Found | undefined {
  if (!isSatisfiable(rule, new Date(start.at))) return undefined
  const { until, ...rest } = rule
  const last = until === undefined ? undefined : lastWall(until, start, timeZone)
  const bounded = { ...rest, ...(last !== undefined && { until: compact(last) }) }
  const series = new RRuleTemporal({
    rruleString: `DTSTART:${compact(start.at)}\nRRULE:${formatRule(bounded)}`,
    maxIterations: MAX_PERIODS,
    cache: false,
  })
  try {
    return find(series)
  } catch (error) {
    // The library throws when it has visited as many periods as it may.
    if (error instanceof Error && /^Maximum\b/.test(error.message)) return undefined
    throw error
  }
}

/** Returns the wall time of a rule's UNTIL, which is the last moment of an occurrence. A date includes its whole day. */
export function lastWall(until: string, { hasTime }: WallMoment, timeZone: string): number | undefined {
  const read = readUntil(until)
  if (read === undefined) return undefined
  const wall = read.isUtc ? wallAt(read.at, timeZone) : read.at
  return hasTime && read.hasTime ? wall : endOfDay(wall)
}

function compact(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
}
