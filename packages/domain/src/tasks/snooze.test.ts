import { expect, test } from 'vitest'
import { MAX_REMINDERS } from './limits.ts'
import { snoozeUntil } from './snooze.ts'

const now = '2026-06-01T10:00:00.000Z'
const later = '2026-06-01T11:00:00.000Z'

test('a snooze adds an instant, and drops instants that are over', () => {
  const reminders = [
    { minutes_before: 10 },
    { at: '2026-06-01T09:00:00.000Z' },
    { at: '2026-06-02T09:00:00.000Z' },
  ]
  expect(snoozeUntil(reminders, later, now)).toEqual([
    { minutes_before: 10 },
    { at: '2026-06-02T09:00:00.000Z' },
    { at: later },
  ])
})

test('a snooze makes room among as many reminders as a task can have', () => {
  const full = Array.from({ length: MAX_REMINDERS }, (_, n) => ({ minutes_before: n }))
  const snoozed = snoozeUntil(full, later, now)
  expect(snoozed).toHaveLength(MAX_REMINDERS)
  expect(snoozed.at(-1)).toEqual({ at: later })
})

test('a repeated snooze adds nothing', () => {
  const once = snoozeUntil([{ minutes_before: 1 }], later, now)
  expect(snoozeUntil(once, later, now)).toEqual(once)
})
