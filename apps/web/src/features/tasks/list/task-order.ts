import { newestFirst, type TaskOrder } from '@taskwire/domain'
import { dueDay, hasTime, type Day } from '../../../shared/dates/day.ts'
import type { Task } from '../data/task.ts'

const weight = { low: 0, medium: 1, high: 2 } as const

export const latestDoneFirst: TaskOrder = (one, other) =>
  compare(other.completed_at ?? '', one.completed_at ?? '') || newestFirst(one, other)
export const byPriority: TaskOrder = (one, other) =>
  weight[other.priority] - weight[one.priority] || newestFirst(one, other)
export const byDue: TaskOrder = (one, other) =>
  compare(dayOf(one), dayOf(other)) || compare(timeOf(one), timeOf(other)) || byPriority(one, other)

let collator: Intl.Collator | undefined
export const byTitle: TaskOrder = (one, other) => {
  collator ??= new Intl.Collator(undefined, { numeric: true })
  return collator.compare(one.title, other.title) || newestFirst(one, other)
}

export function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** Follows every day and instant in the order of texts. */
const LAST = '~'

function dayOf({ due_date }: Task): Day {
  return due_date === null ? LAST : dueDay(due_date)
}

/** Tasks with a time come before those of the whole day. */
function timeOf({ due_date }: Task): string {
  return due_date !== null && hasTime(due_date) ? due_date : LAST
}
