import { expect, test } from 'vitest'
import { reminderMessage } from './reminder-message.ts'

const textOf = (due_date: string | null, time_zone: string | null) =>
  reminderMessage({
    to: 'ada@example.com',
    title: 'Call Ada',
    due_date,
    time_zone,
    task_id: 'id',
    appUrl: 'https://taskwire.example/app',
    expires_at: '2026-12-01T08:00:00.000Z',
  }).text

test.each([
  ['2026-11-30T18:30:00.000Z', 'Asia/Kolkata', 'Due Tuesday, 1 December 2026 at 00:00 (Asia/Kolkata)'],
  ['2026-11-30T18:30:00.000Z', null, 'Due Monday, 30 November 2026 at 18:30 (UTC)'],
  ['2026-11-30T18:30:00.000Z', 'Mars/Olympus', 'Due Monday, 30 November 2026 at 18:30 (UTC)'],
  [
    '2026-11-30T20:00:00-05:00',
    'America/New_York',
    'Due Monday, 30 November 2026 at 20:00 (America/New_York)',
  ],
  ['2026-11-30', 'Pacific/Auckland', 'Due Monday, 30 November 2026\n'],
])('the message writes %s in the zone %s', (due_date, time_zone, expected) => {
  expect(textOf(due_date, time_zone)).toContain(expected)
})

test('the message of a task without a date has no line for it', () => {
  expect(textOf(null, 'UTC')).not.toContain('Due')
})
