import { countFrom, lastWall, occurrenceAfter, occurrenceUntil } from './occurrences.ts'
import type { Recurrence } from './recurrence.ts'
import { endOfDay, readWall, startOfDay, type WallMoment } from './rule-dates.ts'
import { formatRule, parseRule, type Rule } from './rule.ts'
import { instantAt, wallOf } from './wall-of-due.ts'

/** The open occurrence of a repeating task and those that follow, as RFC 5545 writes them. */
export interface Series {
  /** The DTSTART: the open occurrence by the clock of the time zone. It fits the rule. */
  readonly start: WallMoment
  /** The RRULE. Its UNTIL has the type of the DTSTART, and its COUNT counts from there. */
  readonly rule: string
  /** Whether the task is due at another time than the open occurrence. */
  readonly isMoved: boolean
}

/** Years by which a start moves back at least to find an occurrence before it: more than a leap year that is left out needs. */
const YEARS_BACK = 12
const DAY = 86_400_000

/**
 * Returns the series that begins with the open occurrence of a task. What was completed is not part of it. Returns undefined when nothing
 * is known to follow: after the last occurrence, and when the rule counts from completion.
 *
 * @param due The due date of the task: a date or an instant.
 */
export function seriesFrom(recurrence: Recurrence, due: string): Series | undefined {
  const { time_zone } = recurrence
  const rule = parseRule(recurrence.rule)
  const start = readWall(recurrence.start)
  if (recurrence.from === 'completion' || 'code' in rule || start === undefined) return undefined
  const open =
    occurrenceUntil(rule, start, time_zone, lastMomentOf(due, start, time_zone)) ??
    occurrenceBefore(rule, start, time_zone)
  if (open === undefined || occurrenceAfter(rule, start, time_zone, open) === undefined) return undefined
  const moment = { at: open, hasTime: start.hasTime }
  return {
    start: moment,
    rule: formatRule(ruleFrom(rule, start, time_zone, open)),
    isMoved: !isDueAt(due, moment, time_zone),
  }
}

/** Returns the last wall time of an occurrence that a due date belongs to. */
function lastMomentOf(due: string, start: WallMoment, timeZone: string): number {
  const { at, hasTime } = wallOf(due, timeZone)
  if (!start.hasTime) return startOfDay(at)
  return hasTime ? at : endOfDay(at)
}

/**
 * Returns the occurrence that a rule would have before its first one. A DTSTART has to fit the rule, and a due date before the first
 * occurrence doesn't.
 */
function occurrenceBefore(rule: Rule, start: WallMoment, timeZone: string): number | undefined {
  const first = occurrenceAfter(rule, start, timeZone, start.at - 1)
  if (first === undefined) return undefined
  const earlier = movedBack(rule, start.at)
  if (earlier === undefined) return undefined
  const { count: _, until: __, ...endless } = rule
  return occurrenceUntil(endless, { ...start, at: earlier }, timeZone, first - 1)
}

/** Moves a start back by a whole number of intervals, to the same weekday and the same day of the month. */
function movedBack({ freq, interval }: Rule, at: number): number | undefined {
  const date = new Date(at)
  if (freq === 'DAILY' || freq === 'WEEKLY') {
    const step = interval * (freq === 'DAILY' ? 1 : 7)
    return at - Math.ceil((YEARS_BACK * 366) / step) * step * DAY
  }
  // Four years have a whole number of months, and every date is in the year that they lead to.
  date.setUTCFullYear(date.getUTCFullYear() - 4 * interval * Math.ceil(YEARS_BACK / (4 * interval)))
  return date.getTime() > Date.UTC(1600, 0) ? date.getTime() : undefined
}

function ruleFrom(rule: Rule, start: WallMoment, timeZone: string, open: number): Rule {
  if (rule.count !== undefined) {
    return { ...rule, count: countFrom(rule, start, timeZone, open) + (open < start.at ? 1 : 0) }
  }
  const last = rule.until === undefined ? undefined : lastWall(rule.until, start, timeZone)
  if (last === undefined) return rule
  return { ...rule, until: start.hasTime ? utcText(instantAt(last, timeZone)) : dateText(last) }
}

/** An instant as RFC 5545 writes it: 20270329T073000Z. */
export function utcText(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
}

/** A date as RFC 5545 writes it: 20270329. */
export function dateText(at: number): string {
  return new Date(at).toISOString().slice(0, 10).replaceAll('-', '')
}

/** Compares instants: a time that a clock change skips is due later than its wall time. */
function isDueAt(due: string, { at, hasTime }: WallMoment, timeZone: string): boolean {
  const old = wallOf(due, timeZone)
  if (old.hasTime !== hasTime) return false
  return hasTime ? Math.abs(Date.parse(due) - instantAt(at, timeZone)) < 1_000 : old.at === at
}
