import { parseQuickAdd } from '@taskwire/domain/quick-add'
import { expect, test } from 'vitest'
import { readRepeat } from './read-repeat.ts'

const now = new Date('2026-11-18T10:00')
const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
const readIn = (language: 'en' | 'de', text: string, due: string | null) => {
  const repeat = readRepeat(text, {
    now,
    today: '2026-11-18',
    due,
    readLine: (line, at, ignore) =>
      parseQuickAdd(line, { now: at.toISOString(), timeZone, locale: 'en-GB', language, ignore }),
  })
  return repeat && [repeat.recurrence.rule, repeat.due_date]
}
const read = (text: string, due: string | null = null) => readIn('en', text, due)
const at = (local: string) => new Date(local).toISOString()

test('a task without a date gets the first one of the rule', () => {
  expect(read('every 3 days')).toEqual(['FREQ=DAILY;INTERVAL=3', '2026-11-18'])
  expect(read('every friday')).toEqual(['FREQ=WEEKLY;BYDAY=FR', '2026-11-20'])
  expect(read('every day at 9:30')).toEqual(['FREQ=DAILY', at('2026-11-19T09:30')])
})

test('a due date that fits stays, with its time; another one moves to the next day that fits', () => {
  expect(read('every 3 days', '2026-12-01')).toEqual(['FREQ=DAILY;INTERVAL=3', '2026-12-01'])
  expect(read('every tuesday', at('2026-12-01T08:00'))).toEqual([
    'FREQ=WEEKLY;BYDAY=TU',
    at('2026-12-01T08:00'),
  ])
  expect(read('every friday', at('2026-12-01T08:00'))).toEqual([
    'FREQ=WEEKLY;BYDAY=FR',
    at('2026-12-04T08:00'),
  ])
  expect(read('every week', '2026-11-02')?.[1]).toBe('2026-11-02')
  expect(read('every friday', '2026-11-02')).toEqual(['FREQ=WEEKLY;BYDAY=FR', '2026-11-20'])
})

test('a text can name the first day and the time', () => {
  expect(read('every day at 9:30', '2026-12-01')).toEqual(['FREQ=DAILY', at('2026-12-01T09:30')])
  expect(read('tomorrow every 2 days', '2026-12-01')?.[1]).toBe('2026-11-19')
})

test('reads German', () => {
  expect(readIn('de', 'alle 3 Tage', '2026-12-01')).toEqual(['FREQ=DAILY;INTERVAL=3', '2026-12-01'])
  expect(readIn('de', 'jeden Freitag', null)).toEqual(['FREQ=WEEKLY;BYDAY=FR', '2026-11-20'])
})

test('returns undefined for a text with other words, and for one that does not repeat', () => {
  for (const text of ['every 3 days water', 'tomorrow', 'every', 'twice a day', '!high every day'])
    expect(read(text), text).toBeUndefined()
})
