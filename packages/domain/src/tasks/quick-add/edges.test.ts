import { describe, expect, test } from 'vitest'
import { isRepeating, parseQuickAdd } from './parse-quick-add.ts'
import { dueOf } from './testing/due-of.ts'

const timeZone = 'Europe/Berlin'

test.each([
  // 21:30 in Berlin.
  ['2027-05-11T19:30:00Z', 'en', 'x tonight', '2027-05-11'],
  ['2027-05-11T19:30:00Z', 'en', 'x this evening', '2027-05-11'],
  ['2027-05-11T19:30:00Z', 'en', 'x tonight at 8', '2027-05-11T20:00'],
  ['2027-05-11T19:30:00Z', 'en', 'x tonight at 11', '2027-05-11T23:00'],
  ['2027-05-11T19:30:00Z', 'en', 'x tonight at 12', '2027-05-12T00:00'],
  ['2027-05-11T19:30:00Z', 'en', 'x at 9pm', '2027-05-12T21:00'],
  ['2027-05-11T19:30:00Z', 'de', 'x heute Abend', '2027-05-11'],
  ['2027-05-11T19:30:00Z', 'de', 'x heute Nacht um 2', '2027-05-12T02:00'],
  ['2027-05-11T19:30:00Z', 'de', 'x tuesday', undefined],
  // Half past midnight.
  ['2027-05-10T22:30:00Z', 'en', 'x tonight at 8', '2027-05-11T20:00'],
  ['2027-05-10T22:30:00Z', 'en', 'x tonight at 1', '2027-05-11T01:00'],
  ['2027-05-10T22:30:00Z', 'en', 'x tonight at 12', '2027-05-12T00:00'],
  ['2027-05-10T22:30:00Z', 'de', 'x heute Nacht um 3', '2027-05-11T03:00'],
  // The night in which 02:00 becomes 03:00, and the one in which 03:00 becomes 02:00.
  ['2027-03-27T18:00:00Z', 'en', 'x tonight at 2:30', '2027-03-28T01:30Z'],
  ['2027-03-27T18:00:00Z', 'de', 'x heute Nacht um halb drei', '2027-03-28T01:30Z'],
  ['2027-03-27T12:00:00Z', 'en', 'x in 1 day and 2 hours', '2027-03-28T15:00'],
  ['2027-03-27T12:00:00Z', 'en', 'x in 26 hours', '2027-03-28T16:00'],
  ['2027-10-30T18:00:00Z', 'en', 'x tonight at 2:30', '2027-10-31T00:30Z'],
  ['2027-03-27T12:00:00Z', 'en', 'x tomorrow at 3am UTC', '2027-03-28T03:00Z'],
  // Months and years end.
  ['2027-12-31T12:00:00Z', 'en', 'x tomorrow morning at 6', '2028-01-01T06:00'],
  ['2027-12-31T12:00:00Z', 'en', 'x tonight at midnight', '2028-01-01T00:00'],
  ['2027-12-31T12:00:00Z', 'en', 'x end of month', '2027-12-31'],
  ['2027-12-31T12:00:00Z', 'en', 'x end of next month', '2028-01-31'],
  ['2027-12-31T12:00:00Z', 'en', 'x first monday of january', '2028-01-03'],
  ['2027-12-31T12:00:00Z', 'de', 'x am ersten Montag im Januar', '2028-01-03'],
  ['2027-12-31T12:00:00Z', 'de', 'x Ende des Jahres', '2027-12-31'],
  ['2027-12-31T12:00:00Z', 'de', 'x Ende Januar', '2028-01-31'],
  ['2027-12-31T12:00:00Z', 'en', 'x friday week', '2028-01-07'],
  ['2027-12-31T12:00:00Z', 'en', 'x a week on sunday', '2028-01-09'],
  ['2027-12-31T12:00:00Z', 'en', 'x in 1 week and 1 day', '2028-01-08'],
  ['2028-01-31T12:00:00Z', 'en', 'x in 1 month and 1 day', '2028-03-01'],
  ['2027-02-03T12:00:00Z', 'en', 'x on the 31st', '2027-03-31'],
  ['2027-02-03T12:00:00Z', 'en', 'x last day of february', '2027-02-28'],
  ['2028-02-29T12:00:00Z', 'de', 'x Monatsende', '2028-02-29'],
  ['9999-12-31T12:00:00Z', 'en', 'x next week', undefined],
  ['9999-12-31T12:00:00Z', 'de', 'x in einer Woche', undefined],
  // Saturday and Sunday.
  ['2027-05-15T09:00:00Z', 'en', 'x this weekend', '2027-05-15'],
  ['2027-05-16T09:00:00Z', 'en', 'x this weekend', '2027-05-16'],
  ['2027-05-16T09:00:00Z', 'en', 'x next weekend', '2027-05-22'],
  ['2027-05-16T09:00:00Z', 'de', 'x am Wochenende', '2027-05-16'],
  ['2027-05-16T09:00:00Z', 'de', 'x nächstes Wochenende', '2027-05-22'],
  ['2027-05-16T09:00:00Z', 'en', 'x next monday', '2027-05-17'],
  ['2027-05-16T09:00:00Z', 'en', 'x sunday at 8am', '2027-05-23T08:00'],
  // The next 16:00 in UTC; in Berlin it is already the next day.
  ['2027-05-11T23:30:00Z', 'en', 'x 4pm UTC', '2027-05-12T16:00Z'],
  ['2027-05-11T23:30:00Z', 'en', 'x today 4pm UTC', '2027-05-12T16:00Z'],
  ['2027-05-11T23:30:00Z', 'en', 'x 5pm PDT', '2027-05-12T00:00Z'],
] as const)('at %s in %s: %s', (now, language, text, due) => {
  const read = parseQuickAdd(text, { now, timeZone, language })
  expect(read.due_date).toBe(due === undefined ? undefined : dueOf(due, timeZone))
})

test.each([
  // text, as en-US, as en-GB, without a locale
  ['x 5/20/27', '2027-05-20', '2027-05-20', '2027-05-20'],
  ['x 20/5/27', '2027-05-20', '2027-05-20', '2027-05-20'],
  ['x 3/4/28', '2028-03-04', '2028-04-03', undefined],
  ['x 3/4/2028', '2028-03-04', '2028-04-03', undefined],
  ['x 03-04-2028', '2028-03-04', '2028-04-03', undefined],
  ['x 3.4.2028', '2028-04-03', '2028-04-03', '2028-04-03'],
  ['x 5/20', '2027-05-20', undefined, '2027-05-20'],
  ['x 20/5', undefined, '2027-05-20', '2027-05-20'],
  ['x on 3/4', '2028-03-04', '2028-04-03', undefined],
  ['x 3/4', undefined, undefined, undefined],
  ['x 3/4 at 5pm', '2028-03-04T17:00', '2028-04-03T17:00', undefined],
  ['x 13/13/27', undefined, undefined, undefined],
])('reads %s in the order of the locale', (text, ...dues) => {
  const now = '2027-05-11T11:15:00Z'
  const read = ['en-US', 'en-GB', undefined].map(
    (locale) => parseQuickAdd(text, { now, timeZone, locale }).due_date,
  )
  expect(read).toEqual(dues.map((due) => (due === undefined ? undefined : dueOf(due, timeZone))))
})

describe('a line that repeats in words that are not read', () => {
  const options = { now: '2027-05-11T11:15:00Z', timeZone }

  test.each([
    ['en', 'water plants every monday 9am', false],
    ['en', 'vitamins twice a day', true],
    ['en', 'Weekly review friday', true],
    ['en', 'Weekly review 14 June', false],
    ['en', 'Weekly review', false],
    ['en', 'water plants monday 9am', false],
    ['en', 'read "every monday" 9am', false],
    ['en', 'Fridays for Future', false],
    ['de', 'jeden Montag 9 Uhr gießen', false],
    ['de', 'zweimal pro Woche laufen', true],
    ['de', 'Montag 9 Uhr gießen', false],
  ] as const)('%s: %s', (language, text, repeats) => {
    expect(isRepeating(text, { ...options, language })).toBe(repeats)
  })

  test('is not parsed unless the repeating words are turned off', () => {
    const text = 'water plants twice a day 9am !high'
    const titleWith = (ignore: Parameters<typeof parseQuickAdd>[1]['ignore']) =>
      parseQuickAdd(text, { ...options, ignore }).title
    expect([titleWith([]), titleWith(['due']), titleWith(['priority'])]).toEqual([text, text, text])
    expect(titleWith([{ start: 13, end: 24 }])).toBe('water plants twice a day')
  })

  test('a text that is too long to parse does not repeat', () => {
    expect(isRepeating('twice a day '.repeat(300), options)).toBe(false)
  })
})
