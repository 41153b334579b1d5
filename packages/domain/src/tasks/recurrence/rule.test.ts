import { describe, expect, test } from 'vitest'
import { recurrenceInputSchema } from './recurrence-schema.ts'
import { canonicalRule, formatRule, parseRule } from './rule.ts'

test.each([
  'FREQ=DAILY',
  'FREQ=DAILY;INTERVAL=3',
  'FREQ=WEEKLY;UNTIL=20271231;BYDAY=MO,WE',
  'FREQ=WEEKLY;UNTIL=20271231T090000Z;INTERVAL=2;BYDAY=FR;WKST=SU',
  'FREQ=MONTHLY;COUNT=6;BYMONTHDAY=-1',
  'FREQ=MONTHLY;BYDAY=-1FR',
  'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
  'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13',
  'FREQ=YEARLY;BYMONTHDAY=24;BYMONTH=12',
  'FREQ=YEARLY;BYDAY=20MO',
])('%s is read and written again', (text) => {
  const rule = parseRule(text)
  expect(rule).not.toHaveProperty('code')
  if (!('code' in rule)) expect(formatRule(rule)).toBe(text)
})

test('a rule is stored in upper case and without the name of the property', () => {
  expect(canonicalRule(' rrule:freq=weekly;byday=mo ')).toBe('FREQ=WEEKLY;BYDAY=MO')
})

describe('a rule is refused', () => {
  test.each([
    ['FREQ=HOURLY', 'FREQ=HOURLY'],
    ['FREQ=SECONDLY', 'FREQ=SECONDLY'],
    ['FREQ=DAILY;BYHOUR=9', 'BYHOUR'],
    ['FREQ=DAILY;BYMINUTE=30', 'BYMINUTE'],
    ['FREQ=DAILY;BYSECOND=1', 'BYSECOND'],
    ['FREQ=YEARLY;BYYEARDAY=100', 'BYYEARDAY'],
    ['FREQ=YEARLY;BYWEEKNO=20', 'BYWEEKNO'],
    ['FREQ=DAILY;DTSTART=20270101', 'DTSTART'],
    ['FREQ=DAILY;RSCALE=HEBREW', 'RSCALE'],
    ['FREQ=DAILY;X-MINE=1', 'X-MINE'],
  ])('%s: the part %s is not supported', (text, part) => {
    expect(parseRule(text)).toEqual({ code: 'unsupported_rule_part', part })
  })

  test.each([
    ['INTERVAL=2', 'FREQ'],
    ['FREQ=SOMETIMES', 'FREQ'],
    ['FREQ=DAILY;FREQ=DAILY', 'FREQ'],
    ['FREQ=DAILY;INTERVAL=0', 'INTERVAL'],
    ['FREQ=DAILY;INTERVAL=-1', 'INTERVAL'],
    ['FREQ=DAILY;INTERVAL=1.5', 'INTERVAL'],
    ['FREQ=DAILY;INTERVAL=100000', 'INTERVAL'],
    ['FREQ=DAILY;COUNT=0', 'COUNT'],
    ['FREQ=DAILY;COUNT=1000000', 'COUNT'],
    ['FREQ=DAILY;UNTIL=20270230', 'UNTIL'],
    ['FREQ=DAILY;UNTIL=tomorrow'.toUpperCase(), 'UNTIL'],
    ['FREQ=DAILY;COUNT=3;UNTIL=20270301', 'UNTIL'],
    ['FREQ=WEEKLY;BYDAY=XX', 'BYDAY'],
    ['FREQ=WEEKLY;BYDAY=MO,MO', 'BYDAY'],
    ['FREQ=WEEKLY;BYDAY=1MO', 'BYDAY'],
    ['FREQ=MONTHLY;BYDAY=6MO', 'BYDAY'],
    ['FREQ=MONTHLY;BYDAY=0MO', 'BYDAY'],
    ['FREQ=YEARLY;BYDAY=2MO;BYMONTHDAY=3', 'BYDAY'],
    ['FREQ=MONTHLY;BYMONTHDAY=32', 'BYMONTHDAY'],
    ['FREQ=MONTHLY;BYMONTHDAY=0', 'BYMONTHDAY'],
    ['FREQ=WEEKLY;BYMONTHDAY=3', 'BYMONTHDAY'],
    ['FREQ=YEARLY;BYMONTH=13', 'BYMONTH'],
    ['FREQ=YEARLY;BYMONTH=-1', 'BYMONTH'],
    ['FREQ=MONTHLY;BYSETPOS=1', 'BYSETPOS'],
    ['FREQ=MONTHLY;BYDAY=MO;BYSETPOS=400', 'BYSETPOS'],
    ['FREQ=WEEKLY;WKST=1', 'WKST'],
  ])('%s: %s is wrong', (text, part) => {
    expect(parseRule(text)).toEqual({ code: 'wrong_rule_part', part })
  })

  test.each(['', 'daily', 'FREQ', 'FREQ=', '=DAILY', 'FREQ=DAILY;', 'FREQ=DAILY BYDAY=MO', 'FREQ==DAILY'])(
    '%j is no rule',
    (text) => {
      expect(parseRule(canonicalRule(text))).toHaveProperty('code')
    },
  )
})

test('the schema names the part at the path of the rule', () => {
  const { error } = recurrenceInputSchema.safeParse({ rule: 'freq=daily;byhour=9' })
  expect(error?.issues).toEqual([
    expect.objectContaining({
      path: ['rule'],
      params: { problem: { code: 'unsupported_rule_part', part: 'BYHOUR' } },
    }),
  ])
})

test.each([
  [{ time_zone: 'Mars/Olympus' }, 'not_a_time_zone'],
  [{ start: '2027-02-30' }, 'wrong_form'],
  [{ start: '2027-02-03T25:00' }, 'wrong_form'],
])('the schema refuses %j', (fields, code) => {
  const { error } = recurrenceInputSchema.safeParse({ rule: 'FREQ=DAILY', ...fields })
  expect(error?.issues[0]).toMatchObject({ params: { problem: { code } } })
})
