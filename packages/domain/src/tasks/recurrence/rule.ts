import type { Problem } from '../../issues.ts'
import { readUntil } from './rule-dates.ts'

// Free of zod and of the RRULE library: forms and quick add read rules, too.

export const ruleFrequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const
export type RuleFrequency = (typeof ruleFrequencies)[number]

/** Monday first. */
export const ruleWeekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type RuleWeekday = (typeof ruleWeekdays)[number]

/** A weekday of a rule. With `nth` it is the nth one of its month or year, counted from the end when negative. */
export interface RuleDay {
  readonly day: RuleWeekday
  readonly nth?: number
}

/** The supported parts of a rule. A list is empty when the rule doesn't have the part. */
export interface Rule {
  readonly freq: RuleFrequency
  readonly interval: number
  readonly count?: number
  /** `20270501`, `20270501T090000` or `20270501T070000Z`. */
  readonly until?: string
  readonly byDay: readonly RuleDay[]
  readonly byMonthDay: readonly number[]
  readonly byMonth: readonly number[]
  readonly bySetPos: readonly number[]
  readonly weekStart?: RuleWeekday
}

export type RuleProblem = Extract<Problem, { code: `${string}_rule` | `${string}_rule_part` }>

export const MAX_RULE = 500
const MAX_INTERVAL = 1_000
const MAX_COUNT = 9_999

/** Returns a rule as it is stored: in upper case, without the name of the property. Its parts keep their order. */
export function canonicalRule(text: string): string {
  return text
    .trim()
    .replace(/^RRULE:/i, '')
    .toUpperCase()
}

/** Reads a canonical rule. Returns the first problem of a rule that has one. */
export function parseRule(text: string): Rule | RuleProblem {
  const parts = new Map<string, string>()
  for (const piece of text.split(';')) {
    const [, name = '', value = ''] = /^([A-Z-]{1,40})=([^=]+)$/.exec(piece) ?? []
    if (name === '') return { code: 'not_a_rule' }
    if (!supported.has(name)) return { code: 'unsupported_rule_part', part: name }
    if (parts.has(name)) return wrong(name)
    parts.set(name, value)
  }
  const freq = parts.get('FREQ')
  if (freq !== undefined && /^(?:SECOND|MINUTE|HOUR)LY$/.test(freq))
    return { code: 'unsupported_rule_part', part: `FREQ=${freq}` }
  const rule = readParts(parts)
  return 'code' in rule ? rule : (contradictionIn(rule) ?? rule)
}

/** Writes a rule with its parts in the order of RFC 5545. */
export function formatRule(rule: Rule): string {
  const list = (name: string, values: readonly unknown[]) =>
    values.length === 0 ? [] : [`${name}=${values.join(',')}`]
  return [
    `FREQ=${rule.freq}`,
    ...(rule.until === undefined ? [] : [`UNTIL=${rule.until}`]),
    ...(rule.count === undefined ? [] : [`COUNT=${rule.count}`]),
    ...(rule.interval === 1 ? [] : [`INTERVAL=${rule.interval}`]),
    ...list(
      'BYDAY',
      rule.byDay.map(({ day, nth = '' }) => `${nth}${day}`),
    ),
    ...list('BYMONTHDAY', rule.byMonthDay),
    ...list('BYMONTH', rule.byMonth),
    ...list('BYSETPOS', rule.bySetPos),
    ...(rule.weekStart === undefined ? [] : [`WKST=${rule.weekStart}`]),
  ].join(';')
}

const supported = new Set([
  'FREQ',
  'UNTIL',
  'COUNT',
  'INTERVAL',
  'BYDAY',
  'BYMONTHDAY',
  'BYMONTH',
  'BYSETPOS',
  'WKST',
])

function wrong(part: string): RuleProblem {
  return { code: 'wrong_rule_part', part }
}

function readParts(parts: ReadonlyMap<string, string>): Rule | RuleProblem {
  const failed: string[] = []
  const read = <Value>(name: string, parse: (text: string) => Value | undefined): Value | undefined => {
    const text = parts.get(name)
    if (text === undefined) return undefined
    const value = parse(text)
    if (value === undefined) failed.push(name)
    return value
  }
  const numbers = (name: string, max: number, isSigned: boolean) =>
    read(name, (text) => readList(text, (entry) => readNumber(entry, max, isSigned))) ?? []
  const freq = ruleFrequencies.find((known) => known === parts.get('FREQ'))
  const interval = read('INTERVAL', (text) => readNumber(text, MAX_INTERVAL, false))
  const count = read('COUNT', (text) => readNumber(text, MAX_COUNT, false))
  const until = read('UNTIL', (text) => (readUntil(text) === undefined ? undefined : text))
  const byDay = read('BYDAY', (text) => readList(text, readDay))
  const lists = {
    byMonthDay: numbers('BYMONTHDAY', 31, true),
    byMonth: numbers('BYMONTH', 12, false),
    bySetPos: numbers('BYSETPOS', 366, true),
  }
  const weekStart = read('WKST', (text) => ruleWeekdays.find((day) => day === text))
  if (freq === undefined) return wrong('FREQ')
  if (failed[0] !== undefined) return wrong(failed[0])
  return {
    freq,
    interval: interval ?? 1,
    ...(count !== undefined && { count }),
    ...(until !== undefined && { until }),
    byDay: byDay ?? [],
    ...lists,
    ...(weekStart !== undefined && { weekStart }),
  }
}

/** Returns undefined when an entry is wrong, or repeated. */
function readList<Entry>(
  text: string,
  parse: (entry: string) => Entry | undefined,
): readonly Entry[] | undefined {
  const texts = text.split(',')
  if (new Set(texts).size < texts.length) return undefined
  const entries = texts.flatMap((entry) => parse(entry) ?? [])
  return entries.length === texts.length ? entries : undefined
}

function readNumber(text: string, max: number, isSigned: boolean): number | undefined {
  if (!(isSigned ? /^[+-]?\d{1,4}$/ : /^\d{1,4}$/).test(text)) return undefined
  const value = Number(text)
  return value !== 0 && Math.abs(value) <= max ? value : undefined
}

function readDay(text: string): RuleDay | undefined {
  const [, nth, name] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(text) ?? []
  const day = ruleWeekdays.find((known) => known === name)
  if (day === undefined) return undefined
  if (nth === undefined) return { day }
  const number = readNumber(nth, 53, true)
  return number === undefined ? undefined : { day, nth: number }
}

/** Parts that RFC 5545 forbids beside others, and ordinals of weekdays that days of the month would make pointless. */
function contradictionIn({
  freq,
  count,
  until,
  byDay,
  byMonthDay,
  byMonth,
  bySetPos,
}: Rule): RuleProblem | undefined {
  const ordinals = byDay.flatMap(({ nth }) => (nth === undefined ? [] : [Math.abs(nth)]))
  const mostOrdinals = freq === 'YEARLY' && byMonth.length === 0 ? 53 : 5
  if (count !== undefined && until !== undefined) return wrong('UNTIL')
  if (ordinals.length > 0 && (freq === 'DAILY' || freq === 'WEEKLY' || byMonthDay.length > 0))
    return wrong('BYDAY')
  if (ordinals.some((nth) => nth > mostOrdinals)) return wrong('BYDAY')
  if (byMonthDay.length > 0 && freq === 'WEEKLY') return wrong('BYMONTHDAY')
  if (bySetPos.length > 0 && byDay.length + byMonthDay.length + byMonth.length === 0) return wrong('BYSETPOS')
  return undefined
}
