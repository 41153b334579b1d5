import { addDays, dueDay, type Day } from '../../../shared/dates/day.ts'
import type { Task } from '../data/task.ts'

const DAYS = 7

/** A day of the week strip and the number of its open tasks. */
export interface DayCount {
  readonly day: Day
  readonly count: number
}

/** Counts the open tasks of each of the seven days after today. */
export function countDays(tasks: readonly Task[], today: Day): readonly DayCount[] {
  const days = Array.from({ length: DAYS }, (_, index) => addDays(today, index + 1))
  const counts = new Map(days.map((day) => [day, 0]))
  for (const { completed, due_date } of tasks) {
    if (completed || due_date === null) continue
    const day = dueDay(due_date)
    const count = counts.get(day)
    if (count !== undefined) counts.set(day, count + 1)
  }
  return [...counts].map(([day, count]) => ({ day, count }))
}
