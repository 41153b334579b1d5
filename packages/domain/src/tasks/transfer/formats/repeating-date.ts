import { instantOf, wallTimeAt } from '../../wall-time.ts'
import { readMoment } from '../read-moment.ts'
import { firstDay } from '../read-rule.ts'
import { readRepeatWords } from '../repeat-words.ts'
import type { FormatContext } from './format.ts'

interface RepeatingDate {
  readonly due_date: string
  readonly recurrence?: string
  readonly repeatsFromCompletion?: boolean
}

/**
 * Reads a date that may repeat in words: "every sat at 9am". The first date of a repeat is the next one after the present
 * instant, because the file has no other. Returns any other text unchanged.
 */
export function readRepeatingDate(text: string, timeZone: string, { now }: FormatContext): RepeatingDate {
  const repeat = readRepeatWords(text)
  if (repeat === undefined) return { due_date: text }
  const today = dayAt(now, timeZone)
  const start = repeat.start === undefined ? undefined : dayIn(repeat.start, timeZone)
  const end = repeat.end === undefined ? undefined : dayIn(repeat.end, timeZone)
  // Words of a first or last day that aren't read would change the repeat.
  if ((repeat.start !== undefined && start === undefined) || (repeat.end !== undefined && end === undefined))
    return { due_date: text }
  const from = start !== undefined && start > today ? start : today
  const due_date = dueFrom(repeat.rule, from, repeat.time, timeZone, now)
  return {
    due_date: due_date ?? text,
    recurrence: end === undefined ? repeat.rule : `${repeat.rule};UNTIL=${end.replaceAll('-', '')}`,
    ...(repeat.fromCompletion && { repeatsFromCompletion: true }),
  }
}

/** Returns the calendar day of an instant in a zone. */
export function dayAt(instant: string, timeZone: string): string {
  const { year, month, day } = wallTimeAt(Date.parse(instant), timeZone)
  return [String(year).padStart(4, '0'), pad(month), pad(day)].join('-')
}

function dayIn(text: string, timeZone: string): string | undefined {
  return readMoment(text, { timeZone, locale: undefined, order: () => undefined })?.slice(0, 10)
}

function dueFrom(
  rule: string,
  from: string,
  time: string | undefined,
  timeZone: string,
  now: string,
): string | undefined {
  const day = firstDay(rule, from)
  if (day === undefined || time === undefined) return day
  const at = instantAt(day, time, timeZone)
  if (at > Date.parse(now)) return new Date(at).toISOString()
  const next = firstDay(rule, dayAfter(day))
  return next === undefined ? undefined : new Date(instantAt(next, time, timeZone)).toISOString()
}

function instantAt(day: string, time: string, timeZone: string): number {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return instantOf({ year, month, day: date, hour, minute }, timeZone)
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
