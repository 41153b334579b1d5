import type { Reminder } from '@taskwire/domain'
import { hasTime, type Day } from '../../../shared/dates/day.ts'
import { formatDue } from '../../../shared/dates/format-day.ts'
import { reminderTexts } from '../../../shared/texts/reminders.ts'

const HOUR = 60
const DAY = 24 * HOUR

/** Describes a reminder in the user's language: "10 minutes before", "Tomorrow, 09:00". */
export function reminderWords(reminder: Reminder, today: Day): string {
  if ('at' in reminder) return formatDue(reminder.at, today)
  const { minutes_before: minutes } = reminder
  const texts = reminderTexts()
  if (minutes === 0) return texts.whenDue
  if (minutes % DAY === 0) return texts.daysBefore({ count: minutes / DAY })
  if (minutes % HOUR === 0) return texts.hoursBefore({ count: minutes / HOUR })
  return texts.minutesBefore({ count: minutes })
}

/**
 * Returns when a reminder is due. Undefined for one before a due date without a time, whose day begins at the time of the person's
 * profile, and without a due date.
 */
export function reminderMoment(reminder: Reminder, due: string | null): string | undefined {
  if ('at' in reminder) return reminder.at
  if (due === null || !hasTime(due)) return undefined
  return new Date(Date.parse(due) - reminder.minutes_before * 60_000).toISOString()
}
