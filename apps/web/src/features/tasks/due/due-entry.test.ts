import { expect, test } from 'vitest'
import { changeOf, withReading, type DueEntry } from './due-entry.ts'

const today = '2026-11-18'
const entry = (part: Partial<DueEntry>): DueEntry => ({
  text: '',
  day: '',
  time: '',
  hasChosenTime: false,
  ...part,
})

test('changes only what the user chose: another day keeps the time', () => {
  expect(changeOf(entry({ day: '2026-11-20' }), '2026-11-20', today)).toBeUndefined()
  expect(changeOf(entry({ day: '2026-11-21', time: '09:30' }), '2026-11-20', today)).toEqual({
    day: '2026-11-21',
  })
  expect(
    changeOf(entry({ day: '2026-11-20', time: '10:00', hasChosenTime: true }), '2026-11-20', today),
  ).toEqual({
    day: '2026-11-20',
    time: '10:00',
  })
  expect(changeOf(entry({ day: '2026-11-20', hasChosenTime: true }), '2026-11-20', today)).toEqual({
    day: '2026-11-20',
    time: null,
  })
})

test('an empty day removes the date; a time alone means today', () => {
  expect(changeOf(entry({}), '2026-11-20', today)).toEqual({ day: null })
  expect(changeOf(entry({ time: '09:30' }), '2026-11-20', today)).toEqual({ day: null })
  expect(changeOf(entry({ time: '09:30', hasChosenTime: true }), '', today)).toEqual({
    day: today,
    time: '09:30',
  })
  expect(changeOf(entry({}), '', today)).toBeUndefined()
})

test('rejects years outside 1970 to 9999', () => {
  for (const day of ['0027-11-20', '1969-12-31', '10000-01-01', '+012026-01-01'])
    expect(changeOf(entry({ day }), '', today)).toBe('year')
})

test('the parsed text fills the date and time fields', () => {
  expect(withReading(entry({ text: 'fri 9:30' }), { day: '2026-11-20', time: '09:30' })).toMatchObject({
    day: '2026-11-20',
    time: '09:30',
    hasChosenTime: true,
  })
  expect(withReading(entry({ time: '08:00' }), { day: '2026-11-20' })).toMatchObject({
    time: '08:00',
    hasChosenTime: false,
  })
})
