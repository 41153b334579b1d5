import { wallOf } from '../recurrence/wall-of-due.ts'
import { dateText, seriesFrom, utcText, type Series } from '../recurrence/series-from.ts'
import type { Task, TaskPriority } from '../task.ts'
import { property, textListProperty, textProperty } from './content-lines.ts'
import { localText } from './time-zone-component.ts'

/** What a feed consists of: events for calendars, or to-dos for task programs. */
export const calendarTypes = ['event', 'todo'] as const
export type CalendarType = (typeof calendarTypes)[number]

/** A task as a feed shows it. */
export type CalendarTask = Pick<
  Task,
  | 'id'
  | 'title'
  | 'description'
  | 'status'
  | 'priority'
  | 'parent_id'
  | 'recurrence'
  | 'created_at'
  | 'updated_at'
> & {
  readonly due_date: string
  /** The names of its list and labels. */
  readonly categories: readonly string[]
  /** The address of the task in the app. */
  readonly url: string
}

const DAY = 86_400_000
/** Calendars draw an event without a length badly or not at all. */
const EVENT_LENGTH = 30 * 60_000
const LAST_MOMENT = Date.UTC(9999, 11, 31, 23, 59, 59)

/** Zones whose times are written in UTC and need no VTIMEZONE. */
const utcZones = new Set(['UTC', 'Etc/UTC', 'GMT', 'Etc/GMT'])

/** Returns whether the times of a zone are written in UTC, so that it needs no VTIMEZONE. */
export function isUtcZone(timeZone: string): boolean {
  return utcZones.has(timeZone)
}

/**
 * Writes an open task as a VEVENT or a VTODO. A repeating task is a series that begins with its open occurrence. An occurrence that was
 * moved is a component of its own with the same UID and a RECURRENCE-ID.
 */
export function calendarTask(task: CalendarTask, type: CalendarType): string {
  const { recurrence, due_date } = task
  const series = recurrence === null ? undefined : seriesFrom(recurrence, due_date)
  if (recurrence === null || series === undefined) return component(task, type, dueTimes(due_date, type))
  const rest = component(task, type, seriesTimes(series, recurrence.time_zone, type))
  if (!series.isMoved) return rest
  const replaced = momentProperty('RECURRENCE-ID', series.start, recurrence.time_zone)
  return rest + component(task, type, [replaced, ...dueTimes(due_date, type)])
}

function component(task: CalendarTask, type: CalendarType, times: readonly string[]): string {
  const { id, title, description, categories, priority, parent_id, url } = task
  const name = type === 'todo' ? 'VTODO' : 'VEVENT'
  return [
    property('BEGIN', name),
    property('UID', id),
    property('DTSTAMP', utcText(Date.parse(task.updated_at))),
    property('CREATED', utcText(Date.parse(task.created_at))),
    property('LAST-MODIFIED', utcText(Date.parse(task.updated_at))),
    ...times,
    textProperty('SUMMARY', title),
    ...(description === null || description === '' ? [] : [textProperty('DESCRIPTION', description)]),
    ...(categories.length === 0 ? [] : [textListProperty('CATEGORIES', categories)]),
    property('PRIORITY', priorities[priority]),
    property('STATUS', statusOf(task, type)),
    // A task doesn't make its owner busy.
    ...(type === 'event' ? [property('TRANSP', 'TRANSPARENT')] : []),
    ...(type === 'todo' && parent_id !== null ? [property('RELATED-TO', parent_id)] : []),
    property('URL', url),
    property('END', name),
  ].join('')
}

const priorities: Readonly<Record<TaskPriority, number>> = { high: 1, medium: 5, low: 9 }

function statusOf({ status }: CalendarTask, type: CalendarType): string {
  if (type === 'event') return 'CONFIRMED'
  return status === 'in_progress' ? 'IN-PROCESS' : 'NEEDS-ACTION'
}

type TimeName = 'DTSTART' | 'DTEND' | 'DUE'

/** The times of a task that is due once. */
function dueTimes(due: string, type: CalendarType): readonly string[] {
  return timesOf(wallOf(due, 'UTC'), 'UTC', type === 'todo' ? ['DUE'] : ['DTSTART', 'DTEND'])
}

/** The times of a series. A DTSTART is required beside RRULE, in a VTODO too. */
function seriesTimes({ start, rule }: Series, timeZone: string, type: CalendarType): readonly string[] {
  return [
    ...timesOf(start, timeZone, ['DTSTART', type === 'todo' ? 'DUE' : 'DTEND']),
    property('RRULE', rule),
  ]
}

function timesOf(start: Series['start'], timeZone: string, names: readonly TimeName[]): readonly string[] {
  return names.flatMap((name) => {
    const at = name === 'DTEND' ? start.at + (start.hasTime ? EVENT_LENGTH : DAY) : start.at
    // Without an end, an event on the last day that can be written lasts that day.
    return at > LAST_MOMENT ? [] : momentProperty(name, { ...start, at }, timeZone)
  })
}

/** A property with a moment. A DTEND that is a date is the day after the last one. */
function momentProperty(name: string, { at, hasTime }: Series['start'], timeZone: string): string {
  if (!hasTime) return property(`${name};VALUE=DATE`, dateText(at))
  return isUtcZone(timeZone)
    ? property(name, utcText(at))
    : property(`${name};TZID=${timeZone}`, localText(at))
}
