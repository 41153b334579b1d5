import type { Task } from '../tasks/task.ts'

/** Of two different tasks it is never 0: each has one place. */
export type TaskOrder = (one: Task, other: Task) => number

/**
 * The order of `tasks.list` when it is asked for nothing else. A task that the server does not know yet comes first, since
 * the server will have made it later than all that it knows; by the clock of this device it would jump over others when it is answered.
 */
export const newestFirst: TaskOrder = (one, other) => {
  const waits = Number(isUnknown(other)) - Number(isUnknown(one))
  return waits || descending(one.created_at, other.created_at) || descending(one.id, other.id)
}

/** Numbers begin at 1; 0 stands for the one that the server has still to give. */
function isUnknown({ number }: Task): boolean {
  return number === 0
}

function descending(one: string, other: string): number {
  return one < other ? 1 : one > other ? -1 : 0
}
