import type { Day } from '../../../shared/dates/day.ts'
import type { DueChange } from '../../../shared/dates/due-change.ts'
import type { ReadDue } from './read-due.ts'

/** The values of the due picker's fields. */
export interface DueEntry {
  readonly text: string
  /** Empty for no date. */
  readonly day: Day
  /** `HH:MM`. */
  readonly time: string
  /** The user set the time, so it applies to every selected task. */
  readonly hasChosenTime: boolean
}

/** Why an entry is invalid: the text has no date, a native field is incomplete, or the year is out of range. */
export type DueProblem = 'unread' | 'incomplete' | 'year'

const [FIRST_DAY, LAST_DAY] = ['1970-01-01', '9999-12-31']

/** Fills the parsed text into the date and time fields. */
export function withReading(entry: DueEntry, reading: ReadDue | undefined): DueEntry {
  if (reading === undefined) return entry
  const { day, time } = reading
  return time === undefined ? { ...entry, day } : { ...entry, day, time, hasChosenTime: true }
}

/** Converts an entry to a change. Returns undefined when the entry changes nothing. */
export function changeOf(
  { day, time, hasChosenTime }: DueEntry,
  given: Day,
  today: Day,
): DueChange | DueProblem | undefined {
  if (day !== '' && (day < FIRST_DAY || day > LAST_DAY || day.length > LAST_DAY.length)) return 'year'
  if (day === given && !hasChosenTime) return undefined
  if (day === '' && time === '') return { day: null }
  // A time without a day means today, unless the user removed the day.
  if (day === '') return hasChosenTime && given === '' ? { day: today, time } : { day: null }
  return hasChosenTime ? { day, time: time || null } : { day }
}
