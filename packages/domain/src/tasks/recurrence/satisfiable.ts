import type { Rule, RuleDay } from './rule.ts'

/**
 * Returns whether some date fits the parts of a rule: no date fits `BYMONTH=2;BYMONTHDAY=30`, and no month has the 32nd entry of
 * `BYSETPOS=32`. Costs nothing, while a search for occurrences of such a rule would run to the year 9999. `start` supplies the day
 * and the month that a rule doesn't name.
 */
export function isSatisfiable(rule: Rule, start: Date): boolean {
  const { freq, byDay, byMonth, byMonthDay } = rule
  const isPlain = byDay.length === 0 && byMonthDay.length === 0
  const months =
    byMonth.length > 0 ? byMonth : freq === 'YEARLY' && isPlain ? [start.getUTCMonth() + 1] : everyMonth
  const days =
    byMonthDay.length > 0
      ? byMonthDay
      : isPlain && (freq === 'YEARLY' || freq === 'MONTHLY')
        ? [start.getUTCDate()]
        : [1]
  const hasDate = months.some((month) => days.some((day) => Math.abs(day) <= lengthOf(month)))
  const most = mostInPeriod(rule)
  return hasDate && (rule.bySetPos.length === 0 || rule.bySetPos.some((place) => Math.abs(place) <= most))
}

const everyMonth = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

/** The days of a month in a leap year. */
function lengthOf(month: number): number {
  return new Date(Date.UTC(2000, month, 0)).getUTCDate()
}

/** Returns the largest number of occurrences that one day, week, month or year can have. */
function mostInPeriod({ freq, byDay, byMonthDay, byMonth }: Rule): number {
  if (freq === 'DAILY') return 1
  if (freq === 'WEEKLY') return Math.max(1, byDay.length)
  const months = freq === 'MONTHLY' ? 1 : byMonth.length > 0 ? byMonth.length : byMonthDay.length > 0 ? 12 : 1
  const inMonth = Math.min(
    byMonthDay.length > 0 ? byMonthDay.length : 31,
    byDay.length > 0 ? sum(byDay, 5) : byMonthDay.length > 0 ? 31 : 1,
  )
  const isByDayOfYear = freq === 'YEARLY' && byMonth.length === 0 && byMonthDay.length === 0
  return isByDayOfYear && byDay.length > 0 ? sum(byDay, 53) : months * inMonth
}

function sum(days: readonly RuleDay[], each: number): number {
  return days.reduce((total, { nth }) => total + (nth === undefined ? each : 1), 0)
}
