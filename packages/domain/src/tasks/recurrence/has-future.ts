import { nextDue } from './next-due.ts'
import type { Recurrence } from './recurrence.ts'

/**
 * Returns whether a rule that is set on a task has a further occurrence, or began earlier.
 *
 * @param start The start that the input names.
 */
export function hasFuture(
  recurrence: Recurrence,
  due: string,
  now: string,
  start: string | undefined,
): boolean {
  return beganEarlier(start, due) || nextDue(recurrence, due, now) !== undefined
}

/** Returns whether a series began before a due date. The last task of such a series, for example of an import, keeps its rule. */
export function beganEarlier(start: string | undefined, due: string): boolean {
  return start !== undefined && start.slice(0, 10) < due.slice(0, 10)
}
