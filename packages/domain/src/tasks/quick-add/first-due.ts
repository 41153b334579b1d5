import type { WallTime } from '../wall-time.ts'
import { dayAfter, type Day } from './calendar.ts'
import type { Due } from './choose-due.ts'
import { dueDate } from './due-date.ts'
import { firstDay, ruleOf, type FoundRepeat } from './repeat.ts'

/**
 * Returns the first due date of a repeat and its rule: the first day that fits, from the named day on or from today on. A time that has
 * passed today is that of the next day that fits.
 */
export function firstDue(
  { repeat, ends }: FoundRepeat,
  due: Due | undefined,
  now: number,
  today: WallTime,
  timeZone: string,
): { readonly due_date: string; readonly rule: string } | undefined {
  const begin: Day = due?.day ?? today
  const at = (day: Day) => dueDate({ ...due, day, weekly: undefined, spans: [] }, now, today, timeZone)
  const first = firstDay(repeat, begin)
  const isPast = (date: string | undefined) =>
    date !== undefined && date.length > 10 && Date.parse(date) <= now
  const day = due?.day === undefined && isPast(at(first)) ? firstDay(repeat, dayAfter(begin, 1)) : first
  const due_date = at(day)
  return due_date === undefined ? undefined : { due_date, rule: ruleOf(repeat, ends, day) }
}
