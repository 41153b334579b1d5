import { expect, test } from 'vitest'
import { applyDueChange, timeOfDay } from './due-change.ts'

const at = (text: string) => new Date(text).toISOString()

test('another day keeps the time of day, also across a clock change and from another offset', () => {
  expect(applyDueChange(at('2026-03-27T09:30'), { day: '2026-03-30' })).toBe(at('2026-03-30T09:30'))
  expect(applyDueChange(at('2026-06-01T23:59:30.5'), { day: '2026-12-31' })).toBe(at('2026-12-31T23:59:30.5'))
  const foreign = '2026-02-28T19:00:00-05:00'
  expect(timeOfDay(applyDueChange(foreign, { day: '2026-07-01' }) ?? '')).toBe(timeOfDay(foreign))
  // The 31st does not overflow into the next month.
  expect(applyDueChange(at('2026-01-31T08:00'), { day: '2026-02-28' })).toBe(at('2026-02-28T08:00'))
})

test('a whole day stays a whole day; no date also removes the time', () => {
  expect(applyDueChange('2026-03-27', { day: '2026-03-30' })).toBe('2026-03-30')
  expect(applyDueChange(null, { day: '2026-03-30' })).toBe('2026-03-30')
  expect(applyDueChange(at('2026-03-27T09:30'), { day: null })).toBeNull()
})

test('sets and removes a time', () => {
  expect(applyDueChange('2026-03-27', { day: '2026-03-27', time: '09:30' })).toBe(at('2026-03-27T09:30'))
  expect(applyDueChange(at('2026-03-27T09:30'), { day: '2026-03-28', time: '17:05' })).toBe(
    at('2026-03-28T17:05'),
  )
  expect(applyDueChange(at('2026-03-27T09:30'), { day: '2026-03-28', time: null })).toBe('2026-03-28')
})

test('an instant before 1970 or after 9999 in UTC becomes a whole day', () => {
  for (const day of ['1969-12-30', '9999-12-31'])
    for (const time of ['00:00', '23:59']) {
      const due = applyDueChange(null, { day, time })
      expect(due === day || due === at(`${day}T${time}`)).toBe(true)
    }
  expect(applyDueChange(null, { day: '1969-12-30', time: '12:00' })).toBe('1969-12-30')
})

test('returns the time of a due date in the user’s time zone', () => {
  expect(timeOfDay('2026-03-27')).toBe('')
  expect(timeOfDay(at('2026-03-27T07:05'))).toBe('07:05')
})
