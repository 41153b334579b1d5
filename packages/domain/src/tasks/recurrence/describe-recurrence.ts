import { readUntil } from './rule-dates.ts'
import type { Recurrence } from './recurrence.ts'
import { parseRule, ruleWeekdays, type Rule, type RuleDay, type RuleFrequency } from './rule.ts'

/** The words of a language. Names of days and months come from `Intl`. */
interface Words {
  /** "every day", "every 2 weeks". */
  readonly every: (freq: RuleFrequency, interval: number) => string
  readonly workdays: string
  readonly onWeekdays: (names: string, interval: number) => string
  readonly and: string
  readonly dayOfMonth: (day: number) => string
  readonly onDays: (days: string) => string
  readonly nthWeekday: (nth: number, name: string) => string
  readonly inMonths: (names: string) => string
  readonly onDate: (day: number, month: string) => string
  readonly nthOf: (nth: number) => string
  readonly until: (date: string) => string
  readonly times: (count: number) => string
  readonly fromCompletion: string
}

const ordinalEn = (n: number) => {
  const suffix = n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')
  return `${n}${suffix}`
}
const placeEn = (nth: number) => (nth === -1 ? 'last' : nth < 0 ? `${ordinalEn(-nth)} last` : ordinalEn(nth))
const placeDe = (nth: number) => (nth === -1 ? 'letzten' : nth < 0 ? `${-nth}.-letzten` : `${nth}.`)

const unitsEn = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' } as const
const unitsDe = {
  DAILY: ['jeden Tag', 'Tage'],
  WEEKLY: ['jede Woche', 'Wochen'],
  MONTHLY: ['jeden Monat', 'Monate'],
  YEARLY: ['jedes Jahr', 'Jahre'],
} as const

const english: Words = {
  every: (freq, interval) =>
    interval === 1 ? `every ${unitsEn[freq]}` : `every ${interval} ${unitsEn[freq]}s`,
  workdays: 'every weekday',
  onWeekdays: (names, interval) =>
    interval === 1 ? `every ${names}` : `every ${interval} weeks on ${names}`,
  and: 'and',
  dayOfMonth: (day) => (day === -1 ? 'last day' : day < 0 ? `${ordinalEn(-day)} last day` : ordinalEn(day)),
  onDays: (days) => `on the ${days}`,
  nthWeekday: (nth, name) => `${placeEn(nth)} ${name}`,
  inMonths: (names) => `in ${names}`,
  onDate: (day, month) => `on ${day} ${month}`,
  nthOf: (nth) => `only the ${placeEn(nth)} of them`,
  until: (date) => `until ${date}`,
  times: (count) => (count === 1 ? 'once' : `${count} times`),
  fromCompletion: 'after completion',
}

const german: Words = {
  every: (freq, interval) => (interval === 1 ? unitsDe[freq][0] : `alle ${interval} ${unitsDe[freq][1]}`),
  workdays: 'jeden Werktag',
  onWeekdays: (names, interval) =>
    interval === 1 ? `jeden ${names}` : `alle ${interval} Wochen am ${names}`,
  and: 'und',
  dayOfMonth: (day) => (day === -1 ? 'letzten Tag' : day < 0 ? `${-day}.-letzten Tag` : `${day}.`),
  onDays: (days) => `am ${days}`,
  nthWeekday: (nth, name) => `${placeDe(nth)} ${name}`,
  inMonths: (names) => `im ${names}`,
  onDate: (day, month) => `am ${day}. ${month}`,
  nthOf: (nth) => `davon nur am ${placeDe(nth)} Tag`,
  until: (date) => `bis ${date}`,
  times: (count) => `${count}-mal`,
  fromCompletion: 'nach Erledigung',
}

/**
 * Describes a recurrence in words, as the rest of a sentence: "every 2 weeks on Monday and Thursday, until 1 May 2027". A rule that this
 * version can't read is returned as it is.
 *
 * @param locale a BCP 47 tag; German for `de`, English for any other language
 */
export function describeRecurrence(
  { rule: text, from }: Pick<Recurrence, 'rule' | 'from'>,
  locale: string,
): string {
  const rule = parseRule(text)
  if ('code' in rule) return text
  const isGerman = /^de\b/i.test(locale)
  const words = isGerman ? german : english
  const lists = (items: readonly string[]) =>
    [items.slice(0, -1).join(', '), ...items.slice(-1)].filter((part) => part !== '').join(` ${words.and} `)
  const until = rule.until === undefined ? undefined : readUntil(rule.until)
  const ends = [
    ...(rule.count === undefined ? [] : [words.times(rule.count)]),
    ...(until === undefined ? [] : [words.until(dateOf(until.at, locale))]),
  ]
  const mark = from === 'completion' ? ` ${words.fromCompletion}` : ''
  return [`${daysOf(rule, words, lists, locale)}${mark}`, ...ends].join(', ')
}

function daysOf(
  rule: Rule,
  words: Words,
  lists: (items: readonly string[]) => string,
  locale: string,
): string {
  const { freq, interval, byDay, byMonthDay, byMonth, bySetPos } = rule
  const months = lists(byMonth.map((month) => monthName(month, locale)))
  const plain = byDay.filter(({ nth }) => nth === undefined)
  const isWorkdays = plain.length === 5 && plain.every(({ day }) => day !== 'SA' && day !== 'SU')
  const [position] = bySetPos
  if (isWorkdays && position === undefined && interval === 1 && (freq === 'WEEKLY' || freq === 'DAILY'))
    return [words.workdays, ...(months === '' ? [] : [words.inMonths(months)])].join(' ')
  const days = lists(byDay.map((one) => dayName(one, words, locale)))
  if (freq === 'WEEKLY' && days !== '' && position === undefined)
    return [words.onWeekdays(days, interval), ...(months === '' ? [] : [words.inMonths(months)])].join(' ')
  const [day] = byMonthDay
  if (
    freq === 'YEARLY' &&
    byMonth.length === 1 &&
    byMonthDay.length === 1 &&
    day !== undefined &&
    day > 0 &&
    days === ''
  )
    return `${words.every(freq, interval)} ${words.onDate(day, months)}`
  return [
    words.every(freq, interval),
    ...(days === '' ? [] : [words.onDays(days)]),
    ...(byMonthDay.length === 0 ? [] : [words.onDays(lists(byMonthDay.map(words.dayOfMonth)))]),
    ...(months === '' ? [] : [words.inMonths(months)]),
    ...bySetPos.map((nth) => words.nthOf(nth)),
  ].join(' ')
}

function dayName({ day, nth }: RuleDay, words: Words, locale: string): string {
  // 1 January 2024 is a Monday.
  const date = Date.UTC(2024, 0, 1 + ruleWeekdays.indexOf(day))
  const name = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(date)
  return nth === undefined ? name : words.nthWeekday(nth, name)
}

function monthName(month: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2024, month - 1, 1),
  )
}

function dateOf(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(at)
}
