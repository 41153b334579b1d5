import { parseQuickAdd } from '@taskwire/domain/quick-add'
import { expect, test } from 'vitest'
import { readDue } from './read-due.ts'

const now = new Date('2026-11-18T10:00')
const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
const readIn = (language: 'en' | 'de', text: string, day: string) =>
  readDue(text, {
    now,
    day,
    todayWord: language === 'en' ? 'Today' : 'Heute',
    readLine: (line, at, ignore) =>
      parseQuickAdd(line, { now: at.toISOString(), timeZone, locale: 'en-GB', language, ignore }),
  })
const read = (text: string, day = '2026-11-18') => readIn('en', text, day)

test('reads a day, a day with a time, and a time alone', () => {
  expect(read('fri')).toEqual({ day: '2026-11-20' })
  expect(read('fri 9:30')).toEqual({ day: '2026-11-20', time: '09:30' })
  expect(read('24.12.2026')).toEqual({ day: '2026-12-24' })
  expect(read('15:00')).toEqual({ day: '2026-11-18', time: '15:00' })
})

test('a time alone is on the given day; a day in the text takes precedence', () => {
  expect(read('9:30', '2026-12-01')).toEqual({ day: '2026-12-01', time: '09:30' })
  expect(read('fri 9:30', '2026-12-01')).toEqual({ day: '2026-11-20', time: '09:30' })
  expect(read('tomorrow 8am', '2026-12-01')).toEqual({ day: '2026-11-19', time: '08:00' })
  expect(read('24 Dec 2026 8am', '2026-12-01')).toEqual({ day: '2026-12-24', time: '08:00' })
  expect(read('in 2 hours', '2026-12-01')).toEqual({ day: '2026-11-18', time: '12:00' })
  expect(read('8am', '2026-12-01')).toEqual({ day: '2026-12-01', time: '08:00' })
  expect(read('tomorrow', '2026-12-01')).toEqual({ day: '2026-11-19' })
})

test('reads German', () => {
  const inGerman = (text: string) => readIn('de', text, '2026-12-01')
  expect(inGerman('Fr 9:30')).toEqual({ day: '2026-11-20', time: '09:30' })
  expect(inGerman('14 Uhr')).toEqual({ day: '2026-12-01', time: '14:00' })
  expect(inGerman('morgen um 8')).toEqual({ day: '2026-11-19', time: '08:00' })
})

test('returns undefined for a text with a word that is not part of a date', () => {
  expect(read('fri 9:30 dentist')).toBeUndefined()
  expect(read('frri')).toBeUndefined()
  expect(read('!high')).toBeUndefined()
})
