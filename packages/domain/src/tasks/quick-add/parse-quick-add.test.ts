import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createTaskSchema } from '../task-input.ts'
import { parseQuickAdd, type QuickAdd } from './parse-quick-add.ts'
import { anyCharacter } from '../../testing/any-character.ts'

// A Wednesday, 11:00 in Berlin.
const wednesday = { now: '2026-03-04T10:00:00.000Z', timeZone: 'Europe/Berlin' }
const read = (text: string, options = {}) => parseQuickAdd(text, { ...wednesday, ...options })
const brief = ({ title, due_date, priority }: QuickAdd) => [title, due_date, priority]

test.each([
  // text, title, due date, priority
  ['pay rent tomorrow 9am !high', 'pay rent', '2026-03-05T08:00:00.000Z', 'high'],
  ['pay rent !1', 'pay rent', undefined, 'high'],
  ['pay rent !2', 'pay rent', undefined, 'medium'],
  ['!3 pay rent', 'pay rent', undefined, 'low'],
  ['P1 pay rent', 'pay rent', undefined, 'high'],
  ['pay rent p3.', 'pay rent.', undefined, 'low'],
  ['pay rent !Low !med', 'pay rent !Low', undefined, 'medium'],
  ['pay rent today', 'pay rent', '2026-03-04'],
  ['Tomorrow, pay rent', 'pay rent', '2026-03-05'],
  ['call Ann, tomorrow, about it', 'call Ann, about it', '2026-03-05'],
  ['pay rent, tomorrow', 'pay rent', '2026-03-05'],
  ['rent due tomorrow', 'rent', '2026-03-05'],
  ['pay rent tmr', 'pay rent', '2026-03-05'],
  ['the day after tomorrow pay rent', 'pay rent', '2026-03-06'],
  ['friday pay rent', 'pay rent', '2026-03-06'],
  ['pay rent by Friday', 'pay rent', '2026-03-06'],
  ['pay rent on wednesday', 'pay rent', '2026-03-04'],
  ['pay rent this friday', 'pay rent', '2026-03-06'],
  ['pay rent next friday', 'pay rent', '2026-03-13'],
  ['pay rent next week', 'pay rent', '2026-03-09'],
  ['pay rent next month', 'pay rent', '2026-04-01'],
  ['tidy up this weekend', 'tidy up', '2026-03-07'],
  ['pay rent in 3 days', 'pay rent', '2026-03-07'],
  ['pay rent in a week', 'pay rent', '2026-03-11'],
  ['pay rent in two months', 'pay rent', '2026-05-04'],
  ['renew passport in 10 years', 'renew passport', '2036-03-04'],
  ['pay rent on 12 May', 'pay rent', '2026-05-12'],
  ['pay rent May 12th, 2027', 'pay rent', '2027-05-12'],
  ['pay rent on the 1st of april', 'pay rent on the 1st of april'],
  ['rent due 1st of april, ok?', 'rent, ok?', '2026-04-01'],
  ['pay rent 3 march', 'pay rent', '2027-03-03'],
  ['pay rent 2026-12-24', 'pay rent', '2026-12-24'],
  ['pay rent 2026/1/5', 'pay rent', '2026-01-05'],
  ['pay rent 24.12.2026', 'pay rent', '2026-12-24'],
  ['pay rent 12/24/2026', 'pay rent', '2026-12-24'],
  ['pay rent 3/4/2027', 'pay rent 3/4/2027'],
  ['call Ann at 5pm', 'call Ann', '2026-03-04T16:00:00.000Z'],
  ['call Ann 9:30 am', 'call Ann', '2026-03-05T08:30:00.000Z'],
  ['call Ann at 21:15', 'call Ann', '2026-03-04T20:15:00.000Z'],
  ['call Ann @ noon', 'call Ann', '2026-03-04T11:00:00.000Z'],
  ['call Ann tomorrow midnight', 'call Ann', '2026-03-04T23:00:00.000Z'],
  ['call Ann tomorrow at 9', 'call Ann', '2026-03-05T08:00:00.000Z'],
  ['call Ann tomorrow at 5', 'call Ann at 5', '2026-03-05'],
  ['call Ann at 9', 'call Ann at 9'],
  ['call Ann 9am on friday', 'call Ann', '2026-03-06T08:00:00.000Z'],
  ['at 5pm call Ann on friday', 'call Ann', '2026-03-06T16:00:00.000Z'],
  ['call Ann wednesday 10am', 'call Ann', '2026-03-11T09:00:00.000Z'],
  ['call Ann today 9am', 'call Ann', '2026-03-04T08:00:00.000Z'],
  ['call Ann tomorrow evening', 'call Ann', '2026-03-05T18:00:00.000Z'],
  ['call Ann tonight', 'call Ann', '2026-03-04T19:00:00.000Z'],
  ['call Ann tonight at 10pm', 'call Ann', '2026-03-04T21:00:00.000Z'],
  ['tea in 20 minutes', 'tea', '2026-03-04T10:20:00.000Z'],
  ['tea in an hour', 'tea', '2026-03-04T11:00:00.000Z'],
  ['tea sat 4pm', 'tea', '2026-03-07T15:00:00.000Z'],
  ['monday mail Ann about friday', 'mail Ann about friday', '2026-03-09'],
  ['move friday talk tomorrow', 'move friday talk', '2026-03-05'],
  ['workshop tomorrow 2pm to 4pm', 'workshop 2pm to 4pm', '2026-03-05'],
] as const)('%s', (text, title, due_date?: string, priority?: string) => {
  expect(brief(read(text))).toEqual([title, due_date, priority])
})

describe('stays a title', () => {
  test.each([
    'read 3 chapters',
    'it may rain',
    'you may 5 times',
    'these 3 may work',
    'march 5 miles',
    'ask Jan 3 questions',
    'buy the 2nd edition',
    'the cat sat on the mat',
    'buy sun cream',
    'plan the weekend',
    'morning run',
    'noon walk',
    'movie night',
    'do it now',
    'read John 3:16',
    'ratio 16:09',
    'upgrade to 10.2.3',
    'call 555-2026',
    'room 1230',
    'buy 1/2 kg flour',
    'what happened last friday',
    'lock it after 5pm',
    'report for 9am-5pm',
    'report monday - friday',
    'ask for monday or tuesday',
    'in december',
    'Friday’s menu',
    "tomorrow's menu",
    'the friday meeting',
    'release 2026-02-30',
    'release 31 april',
    'release 1969-12-31',
    'release 10000-01-01',
    'release 0001-01-01',
    'alarm at 25:00',
    'alarm at 13pm',
    'wait in 9999 years',
    'watch "tomorrow never dies"',
    'watch “The Day After Tomorrow”',
    "read 'today' p",
    'Wow!high',
    '!urgent',
    '!11',
    'p4',
    'http://example.com/p1/today',
    'mail tomorrow@example.com',
    'x (tomorrow)',
  ])('%s', (text) => {
    expect(read(text)).toEqual({ title: text, tokens: [] })
  })
})

describe('what is left when everything was understood', () => {
  test('a line that is only a date has the date as its title', () => {
    expect(brief(read('tomorrow'))).toEqual(['tomorrow', '2026-03-05', undefined])
    expect(brief(read('p1 tomorrow, 9am'))).toEqual(['tomorrow, 9am', '2026-03-05T08:00:00.000Z', 'high'])
  })

  test.each(['', '  \n', '!high'])('%j has no title', (text) => {
    expect(read(text).title).toBe('')
  })
})

test('the locale decides on the order of day and month', () => {
  const due = (locale: string) => read('pay 3/4/2027', { locale }).due_date
  expect([due('en-US'), due('en-GB'), due('de')]).toEqual(['2027-03-04', '2027-04-03', '2027-04-03'])
  expect(read('pay 3.4.2027', { locale: 'en-US' }).due_date).toBe('2027-04-03')
})

describe('tokens', () => {
  const text = 'call at 5pm with Ann tomorrow !high'

  test('have their positions', () => {
    expect(read(text).tokens).toEqual([
      { kind: 'due', start: 5, end: 11, text: 'at 5pm' },
      { kind: 'due', start: 21, end: 29, text: 'tomorrow' },
      { kind: 'priority', start: 30, end: 35, text: '!high' },
    ])
  })

  test('stay text when they are turned off, by position or by kind', () => {
    const [time, , priority] = read(text).tokens
    expect(brief(read(text, { ignore: [time] }))).toEqual(['call at 5pm with Ann', '2026-03-05', 'high'])
    expect(brief(read(text, { ignore: [time, priority] }))).toEqual([
      'call at 5pm with Ann !high',
      '2026-03-05',
      undefined,
    ])
    expect(brief(read(text, { ignore: ['due'] }))).toEqual([
      'call at 5pm with Ann tomorrow',
      undefined,
      'high',
    ])
    expect(brief(read(text, { ignore: ['priority', 'due'] }))).toEqual([text, undefined, undefined])
  })
})

describe('at the edges of days, zones and years', () => {
  test.each([
    // now, time zone, text, due date
    ['2026-03-04T23:30:00Z', 'Europe/Berlin', 'x today', '2026-03-05'],
    ['2026-03-04T23:30:00Z', 'America/New_York', 'x today', '2026-03-04'],
    ['2026-03-04T10:00:00Z', 'Pacific/Kiritimati', 'x tomorrow', '2026-03-06'],
    ['2026-03-04T10:00:00Z', 'Asia/Kathmandu', 'x tomorrow 9am', '2026-03-05T03:15:00.000Z'],
    // Clocks go forward in Berlin, 02:00 → 03:00.
    ['2026-03-28T10:00:00Z', 'Europe/Berlin', 'x tomorrow 1:30am', '2026-03-29T00:30:00.000Z'],
    ['2026-03-28T10:00:00Z', 'Europe/Berlin', 'x tomorrow 2:30am', '2026-03-29T01:30:00.000Z'],
    ['2026-03-28T10:00:00Z', 'Europe/Berlin', 'x tomorrow 9am', '2026-03-29T07:00:00.000Z'],
    ['2026-03-28T20:00:00Z', 'Europe/Berlin', 'x in 24 hours', '2026-03-29T20:00:00.000Z'],
    // Clocks go back, 03:00 → 02:00: 02:30 occurs twice, and the first one counts.
    ['2026-10-24T10:00:00Z', 'Europe/Berlin', 'x tomorrow 2:30am', '2026-10-25T00:30:00.000Z'],
    ['2026-10-24T10:00:00Z', 'Europe/Berlin', 'x tomorrow 3:30am', '2026-10-25T02:30:00.000Z'],
    ['2026-11-01T03:00:00Z', 'America/New_York', 'x tomorrow 1:30am', '2026-11-01T05:30:00.000Z'],
    // Clocks go forward by half an hour, at 02:00.
    ['2026-10-03T10:00:00Z', 'Australia/Lord_Howe', 'x tomorrow 2:15am', '2026-10-03T15:45:00.000Z'],
    // A day that starts at 01:00.
    ['2026-04-23T10:00:00Z', 'Africa/Cairo', 'x tomorrow 12:30am', '2026-04-23T22:30:00.000Z'],
    ['2026-01-31T10:00:00Z', 'UTC', 'x in a month', '2026-02-28'],
    ['2028-02-29T10:00:00Z', 'UTC', 'x in a year', '2029-02-28'],
    ['2027-12-31T10:00:00Z', 'UTC', 'x tomorrow', '2028-01-01'],
    ['2027-12-31T10:00:00Z', 'UTC', 'x next month', '2028-01-01'],
    ['2028-02-28T10:00:00Z', 'UTC', 'x tomorrow', '2028-02-29'],
    ['2026-03-08T10:00:00Z', 'UTC', 'x next week', '2026-03-09'],
    ['2026-03-09T10:00:00Z', 'UTC', 'x next week', '2026-03-16'],
    ['9999-12-30T10:00:00Z', 'UTC', 'x tomorrow', '9999-12-31'],
    ['9999-12-31T10:00:00Z', 'UTC', 'x tomorrow', undefined],
    ['2026-03-04T10:00:00Z', 'UTC', 'x 1970-01-01', '1970-01-01'],
    ['2026-03-04T10:00:00Z', 'Pacific/Auckland', 'x 1970-01-01 at 9am', undefined],
    ['2026-03-04T10:00:00Z', 'America/New_York', 'x 9999-12-31 at 9pm', undefined],
  ])('%s %s: %s', (now, timeZone, text, due_date) => {
    expect(read(text, { now, timeZone }).due_date).toBe(due_date)
  })

  test('throws a RangeError for an unknown time zone', () => {
    expect(() => read('x', { timeZone: 'Mars/Olympus' })).toThrow(RangeError)
  })
})

describe('whatever is typed', () => {
  const scrap = fc.constantFrom(
    ...'tomorrow|friday|next|on|12|may|9am|at|9|in|3|days|!high|p1|"|,|-|and|\n|today|2026-12-24|milk|!|\0|🍎'.split(
      '|',
    ),
  )
  const line = fc.oneof(
    fc.string({ unit: anyCharacter, maxLength: 80 }),
    fc.array(scrap, { maxLength: 12 }).map((scraps) => scraps.join(' ')),
    fc.array(scrap, { maxLength: 12 }).map((scraps) => scraps.join('')),
  )
  const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'Pacific/Apia', 'America/St_Johns')
  const moment = fc
    .date({ min: new Date(0), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true })
    .map((date) => date.toISOString())
  const solid = (text: string) => text.replaceAll(/[\s,]/g, '')

  test('tokens are ordered slices, the title is the rest and the due date is valid', () => {
    fc.assert(
      fc.property(line, zone, moment, (text, timeZone, now) => {
        const { title, tokens, due_date } = parseQuickAdd(text, { now, timeZone })
        let [from, rest] = [0, '']
        for (const { start, end, text: slice } of tokens) {
          expect(start).toBeGreaterThanOrEqual(from)
          expect(end).toBeGreaterThan(start)
          expect(slice).toBe(text.slice(start, end))
          rest += text.slice(from, start)
          from = end
        }
        rest += text.slice(from)
        if (solid(rest) !== '') expect(solid(title)).toBe(solid(rest))
        if (due_date !== undefined)
          expect(createTaskSchema.safeParse({ title: 'a', due_date }).success, due_date).toBe(true)
        expect(due_date === undefined).toBe(tokens.every(({ kind }) => kind !== 'due'))
      }),
    )
  })

  test('with every token turned off the title is the text', () => {
    fc.assert(
      fc.property(line, (text) => {
        const ignore: Parameters<typeof parseQuickAdd>[1]['ignore'] & object = ['due', 'priority']
        expect(read(text, { ignore })).toEqual({ title: text.trim(), tokens: [] })
        // A token that is turned off never returns.
        const { tokens } = read(text)
        const again = read(text, { ignore: tokens }).tokens
        expect(
          again.filter((token) => tokens.some((off) => off.start < token.end && token.start < off.end)),
        ).toEqual([])
      }),
    )
  })

  test('a text that is too long becomes the title', () => {
    const text = `${'tomorrow '.repeat(50_000)}x`
    expect(read(text)).toEqual({ title: text, tokens: [] })
  })

  test('texts that cause backtracking are parsed in time', () => {
    for (const piece of [
      ' ',
      'a ',
      '"',
      "'",
      '1',
      '1 ',
      'may ',
      'in a ',
      'on ',
      ', ',
      'due by ',
      '9:',
      '(',
      '“',
    ]) {
      const text = piece.repeat(2_000 / piece.length).trim()
      expect(solid(read(text).title).length).toBeLessThanOrEqual(text.length)
    }
  })
})
