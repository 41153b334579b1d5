import { expect, test } from 'vitest'
import { describeDue } from './describe-due.ts'

const now = new Date(2026, 10, 30, 23, 30)
const instant = (...parts: [number, number, number, number, number]) => new Date(...parts).toISOString()

test('a day has no time, and near days have names', () => {
  expect(describeDue('2026-11-30', 'en-GB', now)).toBe('today')
  expect(describeDue('2026-12-01', 'de-DE', now)).toBe('morgen')
  expect(describeDue('2026-11-29', 'en-GB', now)).toBe('yesterday')
  expect(describeDue('2026-12-04', 'de-DE', now)).toMatch(/^Fr\.?, 4\. Dez/)
  expect(describeDue('2027-01-04', 'en-GB', now)).toContain('2027')
})

test('an instant is on the day and at the time of this device', () => {
  expect(describeDue(instant(2026, 10, 30, 10, 5), 'en-GB', now)).toBe('today, 10:05')
  expect(describeDue(instant(2026, 11, 1, 0, 5), 'de-DE', now)).toBe('morgen, 00:05')
  expect(describeDue(instant(2026, 11, 4, 18, 0), 'en-GB', now)).toMatch(/^Fri,? 4 Dec, 18:00$/)
})
