import type { ImportEntry } from '../import-entry.ts'
import { namesIn, warnOfField } from '../json.ts'
import { listTitle } from '../read-labels.ts'
import { componentsIn, propertiesOf, zonesOf, type Component, type Property } from './calendar-lines.ts'
import { calendarDates, type CalendarZones } from './calendar-dates.ts'
import { filled, notesOf, otherEntry, type FormatContext, type TextFormat } from './format.ts'

const known = namesIn(
  'uid dtstamp created last-modified sequence summary description comment due dtstart duration completed percent-complete status priority categories ' +
    'related-to rrule class transp recurrence-id',
)

/** iCalendar: each VTODO is a task. */
export const iCalendar: TextFormat = {
  format: 'icalendar',
  matches: (text) => /^\s*BEGIN:(?:VCALENDAR|VTODO)/i.test(text),
  read: (text, context) => {
    const calendars = componentsIn(text)
    return calendars.flatMap((calendar) => readCalendar(calendar, context))
  },
}

function readCalendar(calendar: Component, context: FormatContext): ImportEntry[] {
  if (calendar.name !== 'VCALENDAR') return readComponent(calendar, undefined, { zones: new Map() }, context)
  const properties = propertiesOf(calendar, context.warnings)
  const name = valueOf(properties, 'x-wr-calname') || valueOf(properties, 'name')
  // ical.js doesn't know this property, so its value is still escaped.
  const list = listTitle(name.replaceAll(/\\([,;\\])/g, '$1'))
  const zones = { zones: zonesOf(calendar) }
  return calendar.components.flatMap((component) => readComponent(component, list, zones, context))
}

function readComponent(
  component: Component,
  list: string | undefined,
  zones: CalendarZones,
  context: FormatContext,
): ImportEntry[] {
  const { name, line } = component
  if (name === 'VTIMEZONE' || name === 'VALARM') return []
  const properties = propertiesOf(component, context.warnings)
  const title = valueOf(properties, 'summary')
  if (name === 'VEVENT') return [otherEntry(line, title, 'event')]
  if (name !== 'VTODO') return [{ line, text: title, skip: { code: 'unknown_row', type: name } }]
  return [readToDo(component, properties, list, zones, context)]
}

function readToDo(
  { line, components }: Component,
  properties: readonly Property[],
  list: string | undefined,
  zones: CalendarZones,
  context: FormatContext,
): ImportEntry {
  const { warnings } = context
  for (const { name, raw } of properties)
    if (!known.has(name) && !name.startsWith('x-') && raw.trim() !== '')
      warnOfField(name.toUpperCase(), line, warnings)
  if (components.some(({ name }) => name === 'VALARM')) warnOfField('reminder (VALARM)', line, warnings)
  const title = valueOf(properties, 'summary')
  const dates = calendarDates(properties, zones, context)
  if (dates.leavesStart) warnOfField('DTSTART', line, warnings)
  const comments = properties.filter(({ name }) => name === 'comment').map(({ values }) => values.join(', '))
  const { status, completed } = completionOf(properties)
  return {
    line,
    text: title,
    fields: filled({
      title,
      description: notesOf(valueOf(properties, 'description'), ...comments),
      priority: priorityOf(valueOf(properties, 'priority')),
      due_date: dates.due,
      status,
      completed,
      completed_at: dates.completed,
    }),
    names: { due_date: 'DUE', priority: 'PRIORITY', status: 'STATUS', completed_at: 'COMPLETED' },
    hasDaysAsInstants: false,
    ...(dates.zone !== undefined && { timeZone: dates.zone }),
    list,
    labels: properties.filter(({ name }) => name === 'categories').flatMap(({ values }) => values),
    key: valueOf(properties, 'uid') || undefined,
    recurrence: properties.find(({ name }) => name === 'rrule')?.raw,
    ...relationOf(properties),
  }
}

export function valueOf(properties: readonly Property[], name: string): string {
  return properties.find((property) => property.name === name)?.values[0]?.trim() ?? ''
}

function relationOf(properties: readonly Property[]): { parent?: string } {
  const parent = properties.find(
    ({ name, params }) =>
      name === 'related-to' && String(params['reltype'] ?? 'PARENT').toUpperCase() === 'PARENT',
  )
  return parent?.values[0] === undefined ? {} : { parent: parent.values[0] }
}

/** 1 to 4 are high, 5 is medium, 6 to 9 are low, 0 is undefined. */
function priorityOf(text: string): string {
  const number = Number(text)
  if (text === '' || number === 0) return ''
  return number <= 4 ? 'high' : number === 5 ? 'medium' : number <= 9 ? 'low' : text
}

function completionOf(properties: readonly Property[]) {
  const words: Readonly<Record<string, string>> = {
    'NEEDS-ACTION': 'pending',
    'IN-PROCESS': 'in_progress',
    COMPLETED: 'completed',
    CANCELLED: 'canceled',
  }
  const text = valueOf(properties, 'status')
  const percent = Number(properties.find(({ name }) => name === 'percent-complete')?.raw ?? 0)
  const status = words[text.toUpperCase()] ?? text
  return {
    status: status === '' && percent > 0 && percent < 100 ? 'in_progress' : status,
    completed: percent === 100 ? '100%' : '',
  }
}
