import { dateText } from '../recurrence/series-from.ts'
import { ruleWeekdays } from '../recurrence/rule.ts'
import { property } from './content-lines.ts'
import { offsetAt, zoneChanges, type ZoneChange } from './time-zone-changes.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** Years that are searched for changes. */
const YEARS = 40
/** Years in which every date falls on every weekday, so that a rule shows all of its dates. */
const CYCLE = 28

/**
 * A VTIMEZONE with the clock changes of a zone from a year on, as this machine knows them. Changes that follow a rule are a rule without
 * an end. Each other change is an observance of its own, because not every program reads RDATE there.
 */
export function timeZoneComponent(timeZone: string, fromYear: number): string {
  const begin = Date.UTC(fromYear, 0)
  const changes = zoneChanges(timeZone, begin, Date.UTC(fromYear + YEARS, 0))
  const offset = offsetAt(begin, timeZone)
  return [
    property('BEGIN', 'VTIMEZONE'),
    property('TZID', timeZone),
    observance(offset, offset, begin + offset * MINUTE),
    ...yearlyGroups(changes).map((group) => observancesOf(group, fromYear)),
    property('END', 'VTIMEZONE'),
  ].join('')
}

/** Changes of one kind: between the same offsets, in one month, on one weekday and at one local time. */
type Group = readonly (ZoneChange & { readonly wall: number })[]

function yearlyGroups(changes: readonly ZoneChange[]): readonly Group[] {
  const groups = Map.groupBy(
    changes.map((change) => ({ ...change, wall: change.at + change.from * MINUTE })),
    ({ from, to, wall }) => {
      const date = new Date(wall)
      return `${from} ${to} ${date.getUTCMonth()} ${date.getUTCDay()} ${wall % DAY}`
    },
  )
  return [...groups.values()]
}

function observancesOf(group: Group, fromYear: number): string {
  const rule = yearlyRule(group, fromYear)
  const written = rule === undefined ? group : group.slice(0, 1)
  return written.map(({ from, to, wall }) => observance(from, to, wall, rule)).join('')
}

function observance(from: number, to: number, start: number, rule?: string): string {
  const name = to > from ? 'DAYLIGHT' : 'STANDARD'
  return [
    property('BEGIN', name),
    property('DTSTART', localText(start)),
    property('TZOFFSETFROM', offsetText(from)),
    property('TZOFFSETTO', offsetText(to)),
    ...(rule === undefined ? [] : [property('RRULE', rule)]),
    property('END', name),
  ].join('')
}

/** Returns the rule of changes that happen every year until the end of the search, or undefined when they don't. */
function yearlyRule(group: Group, fromYear: number): string | undefined {
  const dates = group.map(({ wall }) => new Date(wall))
  const [first] = dates
  if (first === undefined || dates.length < CYCLE) return undefined
  const isYearly = dates.every((date, index) => date.getUTCFullYear() === first.getUTCFullYear() + index)
  if (!isYearly || first.getUTCFullYear() + dates.length !== fromYear + YEARS) return undefined
  const [month, weekday] = [first.getUTCMonth() + 1, ruleWeekdays[(first.getUTCDay() + 6) % 7] ?? 'MO']
  const days = dates.map((date) => date.getUTCDate())
  const [least, most] = [Math.min(...days), Math.max(...days)]
  if (most - least !== 6) return undefined
  const yearly = `FREQ=YEARLY;BYMONTH=${month}`
  if (least % 7 === 1 && least < 28) return `${yearly};BYDAY=${(least + 6) / 7}${weekday}`
  const fromEnd = dates.every((date) => new Date(date.getTime() + 7 * DAY).getUTCMonth() + 1 !== month)
  if (fromEnd) return `${yearly};BYDAY=-1${weekday}`
  const inWeek = Array.from({ length: 7 }, (_, index) => least + index)
  return `${yearly};BYMONTHDAY=${inWeek.join(',')};BYDAY=${weekday}`
}

/** A wall time as RFC 5545 writes it: 20270328T020000. */
export function localText(wall: number): string {
  return `${dateText(wall)}T${new Date(wall).toISOString().slice(11, 19).replaceAll(':', '')}`
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${two(size % 60)}`
}
