import { dueDay, nextMonday, utcTime, type Day } from '../../../shared/dates/day.ts'
import { applyDueChange } from '../../../shared/dates/due-change.ts'
import type { Edit } from '../data/edit.ts'
import type { Task } from '../data/task.ts'
import type { Repeat } from './read-repeat.ts'

/** Rules that fit tasks of different days: each starts on its own. */
export const rulesOfAnyDay = [
  'FREQ=DAILY',
  'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
  'FREQ=WEEKLY',
  'FREQ=WEEKLY;INTERVAL=2',
  'FREQ=MONTHLY',
  'FREQ=YEARLY',
] as const

/** Returns the first day of one of these rules for a task that is due on a day. Only working days can start later. */
export function firstOfAnyDay(rule: string, day: Day): Day {
  const weekday = new Date(utcTime(day)).getUTCDay()
  return rule.includes('BYDAY') && (weekday === 0 || weekday === 6) ? nextMonday(day) : day
}

/** Starts a rule on the due date if that is its first day, else on the first day, with the same time. */
export function startOn(first: Day, due: string | null): string {
  return due !== null && dueDay(due) === first ? due : (applyDueChange(due, { day: first }) ?? first)
}

/**
 * Returns the edits that make tasks repeat, or not any more. Tasks that repeat so already are left out.
 *
 * @param repeatFor returns when a task with a due date repeats; null when it doesn't
 */
export function repeatEdits(
  tasks: readonly Task[],
  repeatFor: (due: string | null) => Repeat | null | undefined,
): readonly Edit[] {
  return tasks.flatMap(({ id, due_date, recurrence }): readonly Edit[] => {
    const repeat = repeatFor(due_date)
    if (repeat === undefined) return []
    if (repeat === null)
      return recurrence === null ? [] : [{ entity: 'task', kind: 'update', id, patch: { recurrence: null } }]
    const { rule, from } = repeat.recurrence
    const isSame = recurrence?.rule === rule && recurrence.from === from
    if (isSame && repeat.due_date === due_date) return []
    const moved = repeat.due_date !== due_date && { due_date: repeat.due_date }
    return [{ entity: 'task', kind: 'update', id, patch: { recurrence: repeat.recurrence, ...moved } }]
  })
}
