import { nextDue } from './next-due.ts'
import type { Recurrence } from './recurrence.ts'

/**
 * Returns whether a rule that is set on a task has a further occurrence. The last task of a series that began before its due date, such
 * as one of an import, keeps its rule.
 *
 * @param start The start that the input names.
 */
export function hasFuture(
  recurrence: Recurrence,
  due: string,
  now: string,
  start: string | undefined,
): boolean {
  if (start !== undefined && start.slice(0, 10) < due.slice(0, 10)) return true
  return nextDue(recurrence, due, now) !== undefined
}
