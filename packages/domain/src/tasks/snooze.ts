import { MAX_REMINDERS } from './limits.ts'
import type { Reminder } from './reminder.ts'

/**
 * Returns reminders with one more at an instant. Makes room for it: drops instants that are over at `now`, then the last ones.
 */
export function snoozeUntil(reminders: readonly Reminder[], at: string, now: string): readonly Reminder[] {
  const kept = reminders.filter(
    (reminder) => !('at' in reminder) || (reminder.at > now && reminder.at !== at),
  )
  return [...kept.slice(0, MAX_REMINDERS - 1), { at }]
}
