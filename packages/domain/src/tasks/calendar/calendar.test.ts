import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { nextDue } from '../recurrence/next-due.ts'
import type { Recurrence } from '../recurrence/recurrence.ts'
import { startOf } from '../recurrence/wall-of-due.ts'
import { calendarEnd, calendarStart } from './calendar-frame.ts'
import { calendarTask, isUtcZone, type CalendarTask, type CalendarType } from './calendar-task.ts'
import { timeZoneComponent } from './time-zone-component.ts'

// ical.js reads what is written here: it shares no code with the writer.

const plain: CalendarTask = {
  id: '00000000-0000-7000-8000-000000000001',
  title: 'Call Ada',
  description: null,
  status: 'pending',
  priority: 'medium',
  due_date: '2027-03-29',
  parent_id: null,
  recurrence: null,
  created_at: '2027-01-02T03:04:05.678Z',
  updated_at: '2027-02-03T04:05:06.789Z',
  categories: [],
  url: 'https://tasks.example/app/task/00000000-0000-7000-8000-000000000001',
}

function feed(
  task: Partial<CalendarTask>,
  type: CalendarType = 'event',
  zones: readonly string[] = [],
): string {
  return calendarStart(zones) + calendarTask({ ...plain, ...task }, type) + calendarEnd
}

function componentsOf(text: string, name: 'vevent' | 'vtodo'): ICAL.Component[] {
  return new ICAL.Component(ICAL.parse(text) as never).getAllSubcomponents(name)
}

/** The lines of the first component of a task, without folds. */
function linesOf(text: string): string[] {
  const [, body = ''] = /BEGIN:V(?:EVENT|TODO)\r\n([\s\S]*?)END:V(?:EVENT|TODO)/.exec(text) ?? []
  return body.replaceAll('\r\n ', '').split('\r\n')
}

test('a date is a whole day, whose end is the day after', () => {
  expect(linesOf(feed({}))).toEqual([
    'UID:00000000-0000-7000-8000-000000000001',
    'DTSTAMP:20270203T040506Z',
    'CREATED:20270102T030405Z',
    'LAST-MODIFIED:20270203T040506Z',
    'DTSTART;VALUE=DATE:20270329',
    'DTEND;VALUE=DATE:20270330',
    'SUMMARY:Call Ada',
    'PRIORITY:5',
    'STATUS:CONFIRMED',
    'TRANSP:TRANSPARENT',
    'URL:https://tasks.example/app/task/00000000-0000-7000-8000-000000000001',
    '',
  ])
  expect(linesOf(feed({ due_date: '9999-12-31' }))).not.toContainEqual(expect.stringContaining('DTEND'))
})

test('an instant is half an hour in UTC, whatever its offset', () => {
  expect(linesOf(feed({ due_date: '2027-03-29T09:30:00+02:00' }))).toEqual(
    expect.arrayContaining(['DTSTART:20270329T073000Z', 'DTEND:20270329T080000Z']),
  )
})

test('a to-do has a due date, a status and its parent', () => {
  const todo = linesOf(feed({ status: 'in_progress', priority: 'high', parent_id: 'parent' }, 'todo'))
  expect(todo).toEqual(
    expect.arrayContaining([
      'DUE;VALUE=DATE:20270329',
      'STATUS:IN-PROCESS',
      'PRIORITY:1',
      'RELATED-TO:parent',
    ]),
  )
  expect(todo).not.toContainEqual(expect.stringMatching(/DTSTART|DTEND|TRANSP/))
  expect(linesOf(feed({ due_date: '2027-03-29T07:30:00Z' }, 'todo'))).toContain('DUE:20270329T073000Z')
})

function octetsIn(line: string): number {
  return encodeURIComponent(line).replaceAll(/%../g, '_').length
}

test('texts keep every character that RFC 5545 allows, in lines of 75 octets', () => {
  const title = String.raw`Buy: milk, "bread"; \n is no break 🎉`
  const description = `${'ä🎉'.repeat(200)}\r\nsecond\rthird\nfourth\t\u0000\u0007end`
  const categories = ['Work, home', 'a;b\\c']
  const text = feed({ title, description, categories })
  for (const line of text.split('\r\n')) {
    expect(octetsIn(line)).toBeLessThanOrEqual(75)
    expect(line).not.toMatch(/(?!\t)\p{Cc}/u)
  }
  expect(text.isWellFormed()).toBe(true)
  const [event] = componentsOf(text, 'vevent')
  expect(event?.getFirstPropertyValue('summary')).toBe(title)
  expect(event?.getFirstPropertyValue('description')).toBe(`${'ä🎉'.repeat(200)}\nsecond\nthird\nfourth\tend`)
  expect(event?.getFirstProperty('categories')?.getValues()).toEqual(categories)
})

test('a feed without tasks is a valid calendar', () => {
  const text = calendarStart([]) + calendarEnd
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:[^\r\n]+\r\n[\s\S]*END:VCALENDAR\r\n$/)
  expect(new ICAL.Component(ICAL.parse(text) as never).getAllSubcomponents()).toHaveLength(1)
})

const weekly = (part: Partial<Recurrence> = {}): Recurrence => ({
  rule: 'FREQ=WEEKLY;BYDAY=MO',
  from: 'due',
  time_zone: 'Europe/Berlin',
  start: '2027-03-29T09:30',
  ...part,
})

test('a repeating task is one component with the clock of its zone', () => {
  const task = { due_date: '2027-03-29T07:30:00Z', recurrence: weekly() }
  const times = ['DTSTART;TZID=Europe/Berlin:20270329T093000', 'RRULE:FREQ=WEEKLY;BYDAY=MO']
  expect(linesOf(feed(task))).toEqual(
    expect.arrayContaining([...times, 'DTEND;TZID=Europe/Berlin:20270329T100000']),
  )
  expect(linesOf(feed(task, 'todo'))).toEqual(
    expect.arrayContaining([...times, 'DUE;TZID=Europe/Berlin:20270329T093000']),
  )
  expect(componentsOf(feed(task), 'vevent')).toHaveLength(1)
  const inUtc = weekly({ time_zone: 'UTC' })
  expect(linesOf(feed({ ...task, due_date: '2027-03-29T09:30:00Z', recurrence: inUtc }))).toContain(
    'DTSTART:20270329T093000Z',
  )
})

test('UNTIL has the type of the start, and COUNT counts what is left', () => {
  const ruleOf = (rule: string, due_date: string, start: string) =>
    linesOf(feed({ due_date, recurrence: weekly({ rule, start }) })).find((line) => line.startsWith('RRULE'))
  const [timed, monday] = ['2027-03-29T07:30:00Z', '2027-03-29']
  const at = '2027-03-29T09:30'
  expect(ruleOf('FREQ=DAILY;UNTIL=20270501', timed, at)).toBe('RRULE:FREQ=DAILY;UNTIL=20270501T215959Z')
  expect(ruleOf('FREQ=DAILY;UNTIL=20270501T093000', timed, at)).toBe(
    'RRULE:FREQ=DAILY;UNTIL=20270501T073000Z',
  )
  expect(ruleOf('FREQ=DAILY;UNTIL=20270501T220000Z', monday, monday)).toBe('RRULE:FREQ=DAILY;UNTIL=20270502')
  expect(ruleOf('FREQ=DAILY;COUNT=5', monday, monday)).toBe('RRULE:FREQ=DAILY;COUNT=5')
  expect(ruleOf('FREQ=DAILY;COUNT=5', '2027-03-31', monday)).toBe('RRULE:FREQ=DAILY;COUNT=3')
  // Nothing follows the last one.
  expect(ruleOf('FREQ=DAILY;COUNT=5', '2027-04-02', monday)).toBeUndefined()
})

test('what follows a completion is not known before', () => {
  const task = { due_date: '2027-03-29T07:30:00Z', recurrence: weekly({ from: 'completion' }) }
  expect(linesOf(feed(task))).toContain('DTSTART:20270329T073000Z')
  expect(feed(task)).not.toContain('RRULE')
})

/** The next instances of a feed, as ical.js expands them with the zones of the feed. */
function instancesOf(text: string, count: number): string[] {
  const [master, ...exceptions] = componentsOf(text, 'vevent')
  if (master === undefined) throw new Error('The feed has no event')
  const event = new ICAL.Event(master, { exceptions, strictExceptions: true })
  const iterator = event.iterator()
  const found: string[] = []
  for (let next = iterator.next(); next !== undefined && found.length < count; next = iterator.next()) {
    const { startDate } = event.getOccurrenceDetails(next) as { startDate: ICAL.Time }
    found.push(startDate.isDate ? startDate.toString() : startDate.toJSDate().toISOString())
  }
  return found.toSorted()
}

/** The next due dates, each completed when it is due. */
function dueDates(recurrence: Recurrence, due: string, count: number): string[] {
  const found = [due]
  for (let last = due; found.length < count;) {
    const next = nextDue(recurrence, last, last.length === 10 ? `${last}T00:00:00Z` : last)
    if (next === undefined) break
    last = next.due_date
    found.push(last)
  }
  return found.map((date) => (date.length === 10 ? date : new Date(date).toISOString()))
}

const zones = ['Europe/Berlin', 'Australia/Lord_Howe', 'Africa/Cairo', 'UTC']
const components = zones.map((zone) => (isUtcZone(zone) ? [] : [timeZoneComponent(zone, 2015)]))
const rules = [
  'FREQ=DAILY',
  'FREQ=DAILY;INTERVAL=3;COUNT=9',
  'FREQ=WEEKLY;BYDAY=MO',
  'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;WKST=SU',
  'FREQ=WEEKLY',
  'FREQ=MONTHLY;BYMONTHDAY=31',
  'FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20280630',
  'FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=-1',
  'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24',
  'FREQ=YEARLY',
]

test.each(rules)(
  '%s: calendars compute what the service computes, also after completions and moves',
  (rule) => {
    for (const [index, time_zone] of zones.entries())
      for (const isTimed of [true, false]) {
        // The start fits no rule with weekdays or days of the month.
        const set = isTimed ? '2027-03-02T08:15:00Z' : '2027-03-02'
        const recurrence: Recurrence = { rule, from: 'due', time_zone, start: startOf(set, time_zone) }
        const [, , , later = set] = dueDates(recurrence, set, 4)
        const moved = [
          isTimed ? '2027-03-05T10:00:00Z' : '2027-03-05',
          isTimed ? '2027-02-20T10:00:00Z' : '2027-02-20',
        ]
        for (const due_date of [set, later, ...moved]) {
          const text = feed({ due_date, recurrence }, 'event', components[index])
          const expected = dueDates(recurrence, due_date, 6).toSorted()
          expect(instancesOf(text, expected.length), `${time_zone} ${due_date}\n${text}`).toEqual(expected)
        }
      }
  },
)
