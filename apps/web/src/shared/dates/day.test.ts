import { expect, test } from 'vitest'
import { addDays, daysBetween, dueDay, localDay, nextMonday } from './day.ts'
import { formatDay, formatMoment } from './format-day.ts'

test('counts days across months, years and clock changes', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2028-03-01', -1)).toBe('2028-02-29')
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
})

test('next Monday is never today', () => {
  expect(nextMonday('2026-11-20')).toBe('2026-11-23')
  expect(nextMonday('2026-11-22')).toBe('2026-11-23')
  expect(nextMonday('2026-11-23')).toBe('2026-11-30')
})

test('a date-only due date is that day; an instant falls on the user’s local day', () => {
  expect(dueDay('2026-11-20')).toBe('2026-11-20')
  const instant = '2026-11-20T23:30:00Z'
  expect(dueDay(instant)).toBe(localDay(new Date(instant)))
})

test('near days have names', () => {
  const names = ['2026-11-19', '2026-11-20', '2026-11-21', '2026-11-23'].map((day) =>
    formatDay(day, '2026-11-20'),
  )
  expect(names).toEqual(['Yesterday', 'Today', 'Tomorrow', 'Monday'])
  expect(formatDay('2027-02-03', '2026-11-20')).toContain('2027')
  expect(formatMoment(new Date(2026, 10, 20, 9, 5).toISOString(), '2026-11-20')).toMatch(/^today, /)
})
