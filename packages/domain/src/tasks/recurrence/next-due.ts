import { occurrenceAfter } from './occurrences.ts'
import type { Recurrence } from './recurrence.ts'
import { endOfDay, formatWall, readWall, startOfDay, type WallMoment } from './rule-dates.ts'
import { formatRule, parseRule, type Rule } from './rule.ts'
import { instantAt, instantText, wallAt, wallOf } from './wall-of-due.ts'

/** What follows a task that was completed or skipped. */
export interface NextDue {
  /** A date, or an instant in UTC. */
  readonly due_date: string
  /** The recurrence of the next task. Counted from completion, its start moves along and its COUNT is one less. */
  readonly recurrence: Recurrence
}

/** No clock change moves a time further. */
const LONGEST_GAP = 3 * 3_600_000

/**
 * Returns the next due date of a repeating task, or undefined when its rule has no further occurrence.
 *
 * From `due` it is the first occurrence after the due date and after now; of dates, after today in the time zone. From `completion` it
 * is the first occurrence of the rule started on the day of `now`.
 *
 * An instant keeps its wall-clock time in the time zone. A time that a clock change skips moves forward by the length of the
 * gap, on that day alone. A repeated time is its first occurrence. A date stays a date.
 *
 * @param due The due date of the task: a date or an instant.
 * @param now The instant of the completion.
 */
export function nextDue(recurrence: Recurrence, due: string, now: string): NextDue | undefined {
  const rule = parseRule(recurrence.rule)
  const start = readWall(recurrence.start)
  if ('code' in rule || start === undefined) return undefined
  return recurrence.from === 'due'
    ? afterDue(recurrence, rule, start, due, now)
    : afterCompletion(recurrence, rule, start, due, now)
}

function afterDue(
  recurrence: Recurrence,
  rule: Rule,
  start: WallMoment,
  due: string,
  now: string,
): NextDue | undefined {
  const { time_zone } = recurrence
  const moment = Date.parse(now)
  const today = wallAt(moment, time_zone)
  const old = wallOf(due, time_zone)
  if (!start.hasTime) {
    const next = occurrenceAfter(rule, start, time_zone, Math.max(startOfDay(old.at), startOfDay(today)))
    return next === undefined ? undefined : { due_date: formatWall({ at: next, hasTime: false }), recurrence }
  }
  // The wall time of an occurrence in a gap is earlier than the time that it moves to.
  let after = Math.max(old.hasTime ? old.at : endOfDay(old.at), today - LONGEST_GAP)
  for (;;) {
    const next = occurrenceAfter(rule, start, time_zone, after)
    if (next === undefined) return undefined
    const instant = instantAt(next, time_zone)
    if (instant > moment) return { due_date: instantText(instant, due), recurrence }
    after = next
  }
}

function afterCompletion(
  recurrence: Recurrence,
  { count, ...rule }: Rule,
  start: WallMoment,
  due: string,
  now: string,
): NextDue | undefined {
  const { time_zone } = recurrence
  if (count === 1) return undefined
  const today = startOfDay(wallAt(Date.parse(now), time_zone))
  const begin = { at: today + (start.at - startOfDay(start.at)), hasTime: start.hasTime }
  const next = occurrenceAfter(rule, begin, time_zone, begin.at)
  if (next === undefined) return undefined
  const counted = count === undefined ? recurrence.rule : formatRule({ ...rule, count: count - 1 })
  const moved = formatWall({ at: next, hasTime: start.hasTime })
  return {
    due_date: start.hasTime ? instantText(instantAt(next, time_zone), due) : moved,
    recurrence: { ...recurrence, rule: counted, start: moved },
  }
}
