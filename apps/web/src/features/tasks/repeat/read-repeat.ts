import type { Recurrence, RecurrenceInput } from '@taskwire/domain'
import { dueDay, hasTime, type Day } from '../../../shared/dates/day.ts'
import { applyDueChange } from '../../../shared/dates/due-change.ts'
import { isWhole, type ReadLine } from '../due/read-due.ts'

/** When a task repeats, and its due date: the first one. */
export interface Repeat {
  readonly recurrence: RecurrenceInput & Pick<Recurrence, 'from'>
  readonly due_date: string
}

interface Reading {
  readonly now: Date
  readonly today: Day
  /** The present due date. It stays if the rule fits. */
  readonly due: string | null
  readonly readLine: ReadLine
}

/**
 * Parses a text that contains only a repeat, with the quick-add parser: "every 3 days". A text that names a day starts there; otherwise the
 * repeat starts on the due date or on the next day that fits. Returns undefined when a word is not part of the repeat.
 */
export function readRepeat(text: string, { now, today, due, readLine }: Reading): Repeat | undefined {
  const read = (at: Date) => readLine(text, at, ['priority'])
  const reading = read(now)
  const { recurrence, due_date, tokens } = reading
  if (recurrence === undefined || due_date === undefined || !isWhole(text, reading)) return undefined
  const namesDay = !hasTime(due_date) && tokens.some(({ kind }) => kind === 'due')
  if (due === null || namesDay) return { recurrence, due_date }
  const day = dueDay(due)
  const onDay = read(startOf(day))
  const fits = onDay.due_date !== undefined && dueDay(onDay.due_date) === day
  const later = fits || day >= today ? onDay : read(startOf(today))
  const first = later.due_date ?? due_date
  return {
    // An end such as "for 6 weeks" counts from the first day.
    recurrence: later.recurrence ?? recurrence,
    due_date: hasTime(first) ? first : (applyDueChange(due, { day: first }) ?? first),
  }
}

function startOf(day: Day): Date {
  return new Date(`${day}T00:00`)
}
