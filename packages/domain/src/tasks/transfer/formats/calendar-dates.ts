import type ICAL from 'ical.js'
import { zoneOf } from '../windows-zones.ts'
import { instantIn, type Property } from './calendar-lines.ts'
import type { FormatContext } from './format.ts'
import { instantOf } from '../../wall-time.ts'

export interface CalendarZones {
  readonly zones: ReadonlyMap<string, ICAL.Timezone>
}

interface CalendarDates {
  readonly due: string
  readonly completed: string
  /** The zone that the due date names. */
  readonly zone: string | undefined
  /** Whether the start says something that the due date doesn't. */
  readonly leavesStart: boolean
}

const wall = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::\d\d)?(Z?)$/
const day = /^\d{4}-\d\d-\d\d$/

/** Reads the dates of a VTODO. Without DUE the task is due after its DURATION, or at its start. */
export function calendarDates(
  properties: readonly Property[],
  zones: CalendarZones,
  context: FormatContext,
): CalendarDates {
  const read = (name: string) => {
    const property = properties.find((each) => each.name === name)
    return property === undefined ? '' : dateOf(property, zones, context)
  }
  const [due, start, completed] = [read('due'), read('dtstart'), read('completed')]
  const duration = properties.find(({ name }) => name === 'duration')?.raw ?? ''
  const end = start === '' ? '' : (afterDuration(start, duration) ?? start)
  return {
    due: due || end,
    completed,
    zone: zoneIn(properties, due === '' ? 'dtstart' : 'due'),
    leavesStart: start !== '' && start !== (due || end),
  }
}

function zoneIn(properties: readonly Property[], name: string): string | undefined {
  return zoneOf(String(properties.find((each) => each.name === name)?.params['tzid'] ?? ''))
}

/** Returns a day, an instant, or the text as it is in the file when it is neither. */
function dateOf(
  { values, params, raw }: Property,
  { zones }: CalendarZones,
  { timeZone }: FormatContext,
): string {
  const text = values[0] ?? ''
  if (day.test(text)) return text
  const parts = wall.exec(text)
  if (parts === null) return raw
  if (parts[6] === 'Z') return text
  const named = String(params['tzid'] ?? '')
  const zone = named === '' ? timeZone : zoneOf(named)
  const own = zones.get(named)
  if (zone === undefined && own !== undefined) return instantIn(own, text) ?? raw
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0] = parts.slice(1, 6).map(Number)
  const instant = instantOf({ year, month, day: date, hour, minute }, zone ?? timeZone)
  return Number.isNaN(instant) ? raw : new Date(instant).toISOString()
}

const length = /^P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?$/

function afterDuration(start: string, text: string): string | undefined {
  const parts = length.exec(text.trim())
  const time = Date.parse(start)
  if (parts === null || Number.isNaN(time)) return undefined
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0))
  const end = new Date(time + (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60_000 + seconds * 1000)
  return day.test(start) ? end.toISOString().slice(0, 10) : end.toISOString()
}
