/// <reference lib="esnext.temporal" />
import fc from 'fast-check'
import { RRule } from 'rrule'
import { expect, test } from 'vitest'
import { nextDue } from './next-due.ts'
import { formatRule, ruleWeekdays, type Rule } from './rule.ts'

// Another library computes the wall times, and Temporal of the engine their instants.

const zones = [
  'Africa/Casablanca',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Asia/Tehran',
  'Australia/Lord_Howe',
  'Europe/Berlin',
  'Pacific/Apia',
  'Pacific/Auckland',
  'UTC',
]

const weekdays = fc.subarray([...ruleWeekdays], { minLength: 1, maxLength: 4 })
const plainDays = weekdays.map((days) => days.map((day) => ({ day })))
const nthDays = fc
  .tuple(weekdays, fc.constantFrom(1, 2, 3, 4, -1, -2))
  .map(([days, nth]) => days.map((day) => ({ day, nth })))
const monthDays = fc.uniqueArray(fc.constantFrom(1, 2, 13, 15, 28, 29, 30, 31, -1, -2, -10), {
  minLength: 1,
  maxLength: 3,
})
const months = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 3 })
const none = fc.constant<number[]>([])

const parts = {
  interval: fc.integer({ min: 1, max: 4 }),
  byDay: fc.constant<Rule['byDay']>([]),
  byMonthDay: none,
  byMonth: none,
  bySetPos: none,
}
const workdays = (['MO', 'TU', 'WE', 'TH', 'FR'] as const).map((day) => ({ day }))
const shapes: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({ ...parts, freq: fc.constant('DAILY' as const), byMonth: fc.oneof(none, months) }),
  fc.record({
    ...parts,
    freq: fc.constant('WEEKLY' as const),
    byDay: fc.oneof(fc.constant([]), plainDays),
    weekStart: fc.constantFrom(...ruleWeekdays),
  }),
  fc.record({ ...parts, freq: fc.constant('MONTHLY' as const), byMonthDay: fc.oneof(none, monthDays) }),
  fc.record({ ...parts, freq: fc.constant('MONTHLY' as const), byDay: fc.oneof(plainDays, nthDays) }),
  fc.record({ ...parts, freq: fc.constant('MONTHLY' as const), byDay: plainDays, byMonthDay: monthDays }),
  fc.record({
    ...parts,
    freq: fc.constant('MONTHLY' as const),
    byDay: fc.constant(workdays),
    bySetPos: fc.constantFrom([1], [-1], [2], [-2], [1, -1]),
  }),
  fc.record({ ...parts, freq: fc.constant('YEARLY' as const), byMonth: months, byMonthDay: monthDays }),
  fc.record({ ...parts, freq: fc.constant('YEARLY' as const), byMonth: months, byDay: nthDays }),
)

const begins = fc.record({
  day: fc.integer({ min: Date.UTC(2024, 0) / 86_400_000, max: Date.UTC(2029, 0) / 86_400_000 }),
  // Around the hours at which clocks change.
  minutes: fc.oneof(fc.integer({ min: 0, max: 240 }), fc.integer({ min: 0, max: 1439 })),
})

const TIMES = 12

/** The first wall times of a rule before 2100, as the other library computes them. */
function wallTimes(rule: Rule, at: number): Date[] {
  const dates: Date[] = []
  const options = RRule.parseString(formatRule(rule))
  new RRule({ ...options, dtstart: new Date(at) }, true).all((date) => {
    if (date.getUTCFullYear() >= 2100) return false
    dates.push(date)
    return dates.length < TIMES
  })
  return dates
}

/** Completes a task at its due date until nothing follows. */
function completedDues(rule: string, start: string, due: string, zone: string): string[] {
  const dues = [due]
  let recurrence = { rule, from: 'due' as const, time_zone: zone, start }
  for (let last = due; dues.length < TIMES;) {
    const now =
      last.length === 10 ? new Date(Date.parse(`${last}T00:00:00Z`) - 86_400_000).toISOString() : last
    const next = nextDue(recurrence, last, now)
    if (next === undefined || next.due_date >= '2100') break
    ;({ due_date: last, recurrence } = {
      ...next,
      recurrence: { ...recurrence, ...next.recurrence, from: 'due' },
    })
    dues.push(last)
  }
  return dues
}

test.each(zones)('in %s completing n times gives the first n occurrences of the rule', (zone) => {
  fc.assert(
    fc.property(shapes, begins, fc.boolean(), (rule, { day, minutes }, isTimed) => {
      const first = wallTimes(rule, day * 86_400_000 + (isTimed ? minutes * 60_000 : 0))[0]
      fc.pre(first !== undefined)
      const expected = wallTimes(rule, first.getTime()).map((date) => {
        const wall = date.toISOString().slice(0, isTimed ? 16 : 10)
        if (!isTimed) return wall
        const instant = Temporal.PlainDateTime.from(wall).toZonedDateTime(zone, {
          disambiguation: 'compatible',
        })
        return new Date(instant.epochMilliseconds).toISOString()
      })
      const start = first.toISOString().slice(0, isTimed ? 16 : 10)
      // Two wall times of a clock change can be one instant; a task is due once then.
      expect(completedDues(formatRule(rule), start, expected[0] ?? '', zone)).toEqual([...new Set(expected)])
    }),
    { numRuns: Number(process.env['RUNS'] ?? 60) },
  )
})
