import type { Day } from '../../../shared/dates/day.ts'
import type { DueChange } from '../../../shared/dates/due-change.ts'
import type { ReadDue } from './read-due.ts'

/** What stands in the fields of the date picker. */
export interface DueEntry {
  readonly text: string
  /** Empty for none. */
  readonly day: Day
  /** `HH:MM`. */
  readonly time: string
  /** A person touched the time: it is meant for every task. */
  readonly hasChosenTime: boolean
}

/** Why an entry is no date: the text is not understood, a native field is half filled in, or the year is not possible. */
export type DueProblem = 'unread' | 'incomplete' | 'year'

const [FIRST_DAY, LAST_DAY] = ['1970-01-01', '9999-12-31']

/** The entry after its text was read. */
export function withReading(entry: DueEntry, reading: ReadDue | undefined): DueEntry {
  if (reading === undefined) return entry
  const { day, time } = reading
  return time === undefined ? { ...entry, day } : { ...entry, day, time, hasChosenTime: true }
}

/** The change that an entry means; undefined when it changes nothing. */
export function changeOf(
  { day, time, hasChosenTime }: DueEntry,
  given: Day,
  today: Day,
): DueChange | DueProblem | undefined {
  if (day !== '' && (day < FIRST_DAY || day > LAST_DAY || day.length > LAST_DAY.length)) return 'year'
  if (day === given && !hasChosenTime) return undefined
  if (day === '' && time === '') return { day: null }
  // A time without a day is one today, unless the day was taken away.
  if (day === '') return hasChosenTime && given === '' ? { day: today, time } : { day: null }
  return hasChosenTime ? { day, time: time || null } : { day }
}
