import type { Task } from './task.ts'

/** Compares two tasks. Never returns 0 for different tasks, so that every task has a unique position. */
export type TaskOrder = (one: Task, other: Task) => number

/**
 * The default order of `tasks.list`. A task that is not yet acknowledged comes first, because the server will create it after all
 * tasks that it has. Sorted by this device's clock the task could jump when the server responds.
 */
export const newestFirst: TaskOrder = (one, other) => {
  const queuedFirst = Number(isQueued(other)) - Number(isQueued(one))
  return queuedFirst || descending(one.created_at, other.created_at) || descending(one.id, other.id)
}

/** Numbers start at 1; 0 means that the server has not assigned one yet. */
function isQueued({ number }: Task): boolean {
  return number === 0
}

function descending(one: string, other: string): number {
  return one < other ? 1 : one > other ? -1 : 0
}
