import type { Day } from './calendar.ts'
import { dayAfter, lastDayOf, weekdayOf } from './calendar.ts'
import { formatRule, ruleWeekdays, type Rule, type RuleFrequency } from '../recurrence/rule.ts'
import type { Span } from './spans.ts'

/** When a phrase repeats, before its first day is known. Weekdays are 0 for Monday to 6 for Sunday. */
export interface SaidRepeat {
  readonly freq: RuleFrequency
  readonly interval?: number
  readonly weekdays?: readonly number[]
  /** With weekdays: the nth of its month, -1 for the last. */
  readonly nth?: number
  /** Days of the month, -1 for the last. */
  readonly monthDays?: readonly number[]
  readonly months?: readonly number[]
  readonly fromCompletion?: boolean
}

/** How a series ends: on a day, or after a number of occurrences or days. */
export type SaidEnd = { readonly until: Day } | { readonly count: number } | { readonly days: number }

/** A phrase that repeats, with its place in the text. */
export interface FoundRepeat extends Span {
  readonly repeat: SaidRepeat
  readonly ends?: SaidEnd | undefined
}

/** The words of a language for repeats. */
export interface RepeatReader {
  /** Phrases with their readings, the longest first. */
  readonly phrases: readonly {
    readonly pattern: RegExp
    readonly read: (match: RegExpExecArray) => SaidRepeat | undefined
  }[]
  /** Behind a phrase: "until" and a date. */
  readonly until: RegExp
  /** Behind a phrase: "for 6 weeks" and "for 5 times". */
  readonly duration: {
    readonly pattern: RegExp
    readonly read: (match: RegExpExecArray) => SaidEnd | undefined
  }
}

/** Finds the first phrase that repeats, with its end. `readDay` reads a date at the start of a text. */
export function findRepeatPhrase(
  text: string,
  { phrases, until, duration }: RepeatReader,
  readDay: (text: string) => { readonly day: Day; readonly length: number } | undefined,
): FoundRepeat | undefined {
  for (const { pattern, read } of phrases) {
    pattern.lastIndex = 0
    const match = pattern.exec(text)
    const repeat = match === null ? undefined : read(match)
    if (match === null || repeat === undefined) continue
    const start = match.index
    const end = start + match[0].length
    const behind = text.slice(end)
    const [lead] = until.exec(behind) ?? []
    const last = lead === undefined ? undefined : readDay(behind.slice(lead.length))
    if (lead !== undefined && last !== undefined)
      return { start, end: end + lead.length + last.length, repeat, ends: { until: last.day } }
    const lasting = duration.pattern.exec(behind)
    const ends = lasting === null ? undefined : duration.read(lasting)
    return { start, end: ends === undefined ? end : end + (lasting?.[0].length ?? 0), repeat, ends }
  }
  return undefined
}

/** Two leap days are at most eight years apart. */
const MAX_DAYS = 3_000

/** Returns the first day of a repeat, on or after a day. */
export function firstDay(repeat: SaidRepeat, from: Day): Day {
  for (let ahead = 0; ahead < MAX_DAYS; ahead += 1) {
    const day = dayAfter(from, ahead)
    if (isDayOf(repeat, day)) return day
  }
  return from
}

function isDayOf({ weekdays, nth, monthDays, months }: SaidRepeat, date: Day): boolean {
  const { year, month, day } = date
  const last = lastDayOf(year, month)
  const place = nth !== undefined && nth < 0 ? -Math.ceil((last - day + 1) / 7) : Math.ceil(day / 7)
  return (
    (weekdays === undefined ||
      (weekdays.includes(weekdayOf(date)) && (nth === undefined || nth === place))) &&
    (monthDays === undefined || monthDays.includes(day) || monthDays.includes(day - last - 1)) &&
    (months === undefined || months.includes(month))
  )
}

/** Returns the rule of a repeat whose first day is known. */
export function ruleOf(repeat: SaidRepeat, ends: SaidEnd | undefined, first: Day): string {
  const { freq, interval = 1, weekdays = [], nth, monthDays = [], months = [] } = repeat
  const last =
    ends === undefined || 'count' in ends
      ? undefined
      : 'until' in ends
        ? ends.until
        : dayAfter(first, ends.days - 1)
  const rule: Rule = {
    freq,
    interval,
    ...(ends !== undefined && 'count' in ends && { count: ends.count }),
    ...(last !== undefined && {
      until: [last.year, ...[last.month, last.day].map((part) => String(part).padStart(2, '0'))].join(''),
    }),
    byDay: weekdays.map((weekday) => ({
      day: ruleWeekdays[weekday] ?? 'MO',
      ...(nth !== undefined && { nth }),
    })),
    byMonthDay: monthDays,
    byMonth: months,
    bySetPos: [],
  }
  return formatRule(rule)
}
