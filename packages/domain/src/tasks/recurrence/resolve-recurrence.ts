import { isTimeZone } from '../time-zone.ts'
import type { RecurrenceInput } from './recurrence-schema.ts'
import { isSameRule, type Recurrence } from './recurrence.ts'
import { canonicalRule } from './rule.ts'
import { startOf } from './wall-of-due.ts'

/**
 * Returns the recurrence of a task after a change. A rule that is set starts at the due date; a rule that the task has already keeps
 * its start. A task without a due date doesn't repeat.
 *
 * @param current The recurrence before the change.
 * @param due The due date after the change.
 * @param timeZone The zone of an input without one.
 */
export function resolveRecurrence(
  input: RecurrenceInput | null | undefined,
  current: Recurrence | null,
  due: string | null,
  timeZone: string,
): Recurrence | null {
  if (due === null || input === null) return null
  if (input === undefined) return current
  const zone = input.time_zone ?? timeZone
  const rule = {
    rule: canonicalRule(input.rule),
    from: input.from ?? 'due',
    // Only the server has refused other names.
    time_zone: isTimeZone(zone) ? zone : 'UTC',
  } as const
  const start = input.start === current?.start ? undefined : input.start
  if (current !== null && start === undefined && isSameRule(rule, current)) return current
  return { ...rule, start: start ?? startOf(due, rule.time_zone) }
}
