import { MAX_REMINDERS, type Reminder } from '@taskwire/domain'
import type { Task } from '../data/task.ts'
import { shareOf, type Share } from '../pickers/choices.ts'

/** A reminder that the picker offers, and which of the tasks have it. */
export interface ReminderChoice {
  readonly key: string
  readonly reminder: Reminder
  readonly share: Share
}

/** When due, and 10 minutes, an hour and a day before. */
const offered: readonly Reminder[] = [0, 10, 60, 24 * 60].map((minutes_before) => ({ minutes_before }))

type Reminded = Pick<Task, 'reminders'>

/** Identifies a reminder: its instant, or the minutes before the due date. */
export function reminderKey(reminder: Reminder): string {
  return 'at' in reminder ? reminder.at : String(reminder.minutes_before)
}

/** Returns the usual reminders, and the others that the tasks have: by minutes first, then by instant. */
export function reminderChoices(tasks: readonly Reminded[]): readonly ReminderChoice[] {
  const counts = new Map<string, number>()
  const known = new Map(offered.map((reminder) => [reminderKey(reminder), reminder]))
  for (const { reminders } of tasks)
    for (const reminder of reminders) {
      const key = reminderKey(reminder)
      known.set(key, reminder)
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  return [...known]
    .map(([key, reminder]) => ({ key, reminder, share: shareOf(counts.get(key) ?? 0, tasks.length) }))
    .toSorted((one, other) => compareReminders(one.reminder, other.reminder))
}

/** By minutes before the due date, then by instant. */
export function compareReminders(one: Reminder, other: Reminder): number {
  if ('at' in one && 'at' in other) return one.at < other.at ? -1 : Number(one.at > other.at)
  if ('at' in one) return 1
  return 'at' in other ? -1 : one.minutes_before - other.minutes_before
}

/** Returns the reminders of a task with one more; undefined when the task has it, or has no room. */
export function withReminder({ reminders }: Reminded, added: Reminder): readonly Reminder[] | undefined {
  const has = reminders.some((reminder) => reminderKey(reminder) === reminderKey(added))
  return has || reminders.length >= MAX_REMINDERS ? undefined : [...reminders, added]
}

/** Returns the reminders of a task without one; undefined when the task doesn't have it. */
export function withoutReminder({ reminders }: Reminded, removed: Reminder): readonly Reminder[] | undefined {
  const rest = reminders.filter((reminder) => reminderKey(reminder) !== reminderKey(removed))
  return rest.length === reminders.length ? undefined : rest
}
