import { parseQuickAdd } from '@taskwire/domain/quick-add'
import { expect, test } from 'vitest'
import { readDue } from './read-due.ts'

const now = new Date('2026-11-18T10:00')
const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
const read = (text: string, day = '2026-11-18') =>
  readDue(text, day, now, (line, now, ignore) =>
    parseQuickAdd(line, { now: now.toISOString(), timeZone, locale: 'en-GB', ignore }),
  )

test('a day, a day with a time, and a time alone are read', () => {
  expect(read('fri')).toEqual({ day: '2026-11-20' })
  expect(read('fri 9:30')).toEqual({ day: '2026-11-20', time: '09:30' })
  expect(read('24.12.2026')).toEqual({ day: '2026-12-24' })
  expect(read('15:00')).toEqual({ day: '2026-11-18', time: '15:00' })
})

test('a time alone is one on the given day, a day in the text goes before it', () => {
  expect(read('9:30', '2026-12-01')).toEqual({ day: '2026-12-01', time: '09:30' })
  expect(read('fri 9:30', '2026-12-01')).toEqual({ day: '2026-11-20', time: '09:30' })
  expect(read('tomorrow', '2026-12-01')).toEqual({ day: '2026-11-19' })
})

test('a text with a word that is no date is not read', () => {
  expect(read('fri 9:30 dentist')).toBeUndefined()
  expect(read('frri')).toBeUndefined()
  expect(read('!high')).toBeUndefined()
})
