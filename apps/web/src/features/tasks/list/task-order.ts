import { newestFirst, type TaskOrder } from '@taskwire/domain'
import { dueDay, type Day } from '../../../shared/dates/day.ts'
import type { Task } from '../data/task.ts'

const weight = { low: 0, medium: 1, high: 2 } as const

export const latestDoneFirst: TaskOrder = (one, other) =>
  compare(other.completed_at ?? '', one.completed_at ?? '') || newestFirst(one, other)
export const byPriority: TaskOrder = (one, other) =>
  weight[other.priority] - weight[one.priority] || newestFirst(one, other)
export const byDue: TaskOrder = (one, other) => compare(dayOf(one), dayOf(other)) || byPriority(one, other)

export function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

function dayOf({ due_date }: Task): Day {
  return due_date === null ? '' : dueDay(due_date)
}
