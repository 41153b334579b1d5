import { amountOf, germanWords, plain } from './german-spelling.ts'
import { indexOf, month, monthNumber, weekday } from './german-words.ts'
import type { RepeatReader, SaidRepeat } from './repeat.ts'

const number = String.raw`\d{1,3}|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|vierzehn`
const short = 'mo|di|mi|do|fr|sa|so'
const day = String.raw`(?:${weekday}|(?:${short})\.?)`
const days = String.raw`${day}(?:\s*(?:,|und|&|\/)\s*(?:jede[nrs]?\s+)?${day})*`
const adverbDay = String.raw`${weekday}s`
const ordinals = 'ersten zweiten dritten vierten fünften letzten'.split(' ')
const place = String.raw`(?<place>erste[nrs]?|zweite[nrs]?|dritte[nrs]?|vierte[nrs]?|fünfte[nrs]?|letzte[nrs]?|[1-5]\.)`
const inMonth = String.raw`(?:\s+(?:im|des|jeden|jedes|eines\s+jeden)\s+monat(?:e?s)?)`
const every = String.raw`jede[nrs]?\s+`
const yearDay = String.raw`(?<yearDay>\d{1,2}\.\s?(?:\d{1,2}\.|${month}))`
const tail = String.raw`(?:\s+(?:am|an)\s+(?:(?<lastDay>letzten(?:\s+tag)?)|${yearDay}|(?<monthDay>\d{1,2})\.(?!\s*\d)|(?<days>${days})|${place}\s+(?<placed>${day})))?`
const completion = String.raw`(?<completion>\s+nach\s+(?:erledigung|abschluss|dem\s+erledigen))?`

type Groups = Readonly<Record<string, string | undefined>>
type Base = Pick<SaidRepeat, 'freq' | 'interval'>

const units: readonly (readonly [RegExp, Base])[] = [
  [/^tag/, { freq: 'DAILY' }],
  [/^woche/, { freq: 'WEEKLY' }],
  [/^monat/, { freq: 'MONTHLY' }],
  [/^quartal/, { freq: 'MONTHLY', interval: 3 }],
  [/^jahr/, { freq: 'YEARLY' }],
]

const adverbs: readonly (readonly [RegExp, Base])[] = [
  [/^(?:14|vierzehn)/, { freq: 'DAILY', interval: 14 }],
  [/^zweiw/, { freq: 'WEEKLY', interval: 2 }],
  [/^t/, { freq: 'DAILY' }],
  [/^w/, { freq: 'WEEKLY' }],
  [/^m/, { freq: 'MONTHLY' }],
  [/^(?:viertel|quartal)/, { freq: 'MONTHLY', interval: 3 }],
  [/^halb/, { freq: 'MONTHLY', interval: 6 }],
  [/^j/, { freq: 'YEARLY' }],
]

const indexOfDay = (name: string) => indexOf(plain(name).replace(/^jede\S*\s/, ''))

function weekdaysIn(list: string): number[] {
  const names = list.match(new RegExp(day, 'gi')) ?? []
  return [...new Set(names.map(indexOfDay))].toSorted((a, b) => a - b)
}

function placeOf(name: string): number {
  const index = ordinals.findIndex((ordinal) => plain(name).slice(0, 4) === ordinal.slice(0, 4))
  return index === 5 ? -1 : index >= 0 ? index + 1 : Number.parseInt(name, 10)
}

function baseOf(name: string, list: readonly (readonly [RegExp, Base])[]): Base {
  return list.find(([start]) => start.test(plain(name)))?.[1] ?? { freq: 'DAILY' }
}

function times({ interval = 1, ...base }: Base, count: string | undefined): Base {
  return { ...base, interval: interval * (count === undefined ? 1 : amountOf(count)) }
}

/** Adds the days behind a unit: a week on weekdays, a month on its days, a year on a date. */
function withTail(base: Base, groups: Groups): SaidRepeat | undefined {
  const { lastDay, monthDay, yearDay, days, place, placed, completion } = groups
  const mark = completion === undefined ? {} : { fromCompletion: true }
  const only = (freq: SaidRepeat['freq'], rest: Partial<SaidRepeat>) =>
    base.freq === freq ? { ...base, ...rest, ...mark } : undefined
  if (lastDay !== undefined) return only('MONTHLY', { monthDays: [-1] })
  if (yearDay !== undefined) {
    const [, date = '', name = ''] = /^(\d+)\.\s?(.+)$/.exec(yearDay) ?? []
    const months = [/^\d/.test(name) ? Number.parseInt(name, 10) : monthNumber(name)]
    return only('YEARLY', { monthDays: [Number(date)], months })
  }
  if (monthDay !== undefined) return only('MONTHLY', { monthDays: [Number(monthDay)] })
  if (placed !== undefined)
    return only('MONTHLY', { weekdays: weekdaysIn(placed), nth: placeOf(place ?? '') })
  if (days !== undefined) return only('WEEKLY', { weekdays: weekdaysIn(days) })
  return { ...base, ...mark }
}

/** German phrases for repeats. */
export const germanRepeatReader: RepeatReader = {
  phrases: [
    {
      pattern: germanWords(
        `(?<adverb>(?:14|vierzehn)-?tägig|14-?täglich|zweiw(?:ö|oe)chentlich|täglich|w(?:ö|oe)chentlich|monatlich|vierteljährlich|quartalsweise|halbjährlich|jährlich)(?:\\s+(?<dayAdverb>${adverbDay}))?${tail}(?!\\s+(?:im|in)\\s)`,
      ),
      read: ({ groups = {} }) => {
        const { adverb, dayAdverb } = groups
        return withTail(
          baseOf(String(adverb), adverbs),
          dayAdverb === undefined ? groups : { ...groups, days: dayAdverb },
        )
      },
    },
    {
      pattern: germanWords(
        `alle\\s+(?<count>${number})\\s+(?<unit>tage|wochen|monate|quartale|jahre)${tail}${completion}`,
      ),
      read: ({ groups = {} }) =>
        withTail(times(baseOf(String(groups['unit']), units), groups['count']), groups),
    },
    {
      pattern: germanWords(
        `(?<count>${number}|einen?|eine)\\s+(?<unit>tage?|wochen?|monate?|jahre?)(?<completion>\\s+nach\\s+(?:erledigung|abschluss|dem\\s+erledigen))`,
      ),
      read: ({ groups = {} }) =>
        withTail(times(baseOf(String(groups['unit']), units), groups['count']), groups),
    },
    {
      pattern: germanWords(
        `${every}(?:(?<other>zweite[nrs]?|2\\.|andere[nrs]?)\\s+)?(?<unit>tag|woche|monat|quartal|jahr)(?:\\s+(?<days2>${day})(?!s))?${tail}${completion}`,
      ),
      read: ({ groups = {} }) => {
        const { other, unit, days2 } = groups
        const named = days2 === undefined ? groups : { ...groups, days: days2 }
        return withTail(times(baseOf(String(unit), units), other && '2'), named)
      },
    },
    {
      pattern: germanWords(
        `${every}(?:werktag|wochentag|arbeitstag)|werktags|wochentags|an\\s+(?:werktagen|wochentagen)`,
      ),
      read: () => ({ freq: 'WEEKLY', weekdays: [0, 1, 2, 3, 4] }),
    },
    {
      pattern: germanWords(`${every}wochenende|an\\s+wochenenden`),
      read: () => ({ freq: 'WEEKLY', weekdays: [5, 6] }),
    },
    {
      pattern: germanWords(
        `(?:${every}|am\\s+)${place}\\s+(?<placed>${day})${inMonth}|jeden\\s+(?<every>ersten|dritten|vierten|letzten|[1345]\\.)\\s+(?<weekday>${day})`,
      ),
      read: ({ groups = {} }) => {
        const { place, placed, every, weekday } = groups
        return {
          freq: 'MONTHLY',
          weekdays: weekdaysIn(placed ?? weekday ?? ''),
          nth: placeOf(place ?? every ?? ''),
        }
      },
    },
    {
      pattern: germanWords(
        `(?:${every}|immer\\s+(?:am\\s+)?)(?:(?<other>zweite[nrs]?|2\\.|andere[nrs]?)\\s+)?(?<list>${days})(?!s)`,
      ),
      read: ({ groups = {} }) => ({
        ...times({ freq: 'WEEKLY' }, groups['other'] && '2'),
        weekdays: weekdaysIn(String(groups['list'])),
      }),
    },
    {
      pattern: germanWords(`(?:immer\\s+)?(?<list>${adverbDay}(?:\\s*(?:,|und|&|\\/)\\s*${adverbDay})*)`),
      read: ({ groups = {} }) => ({ freq: 'WEEKLY', weekdays: weekdaysIn(String(groups['list'])) }),
    },
    {
      pattern: germanWords(
        `(?:jeden|am)\\s+(?<day>\\d{1,2})\\.${inMonth}|jeden\\s+(?<alone>\\d{1,2})\\.(?!\\s*(?:\\d|${month}\\b|${day}\\b))|(?:am|jeden)\\s+(?<last>letzten\\s+tag)${inMonth}`,
      ),
      read: ({ groups = {} }) => {
        const date = groups['last'] === undefined ? Number(groups['day'] ?? groups['alone']) : -1
        return date <= 31 ? { freq: 'MONTHLY', monthDays: [date] } : undefined
      },
    },
  ],
  until: /^\s+bis(?:\s+zum|\s+einschließlich)?\s+/i,
  duration: {
    pattern: new RegExp(
      `^\\s+(?:f(?:ü|ue)r\\s+)?(?<count>${number})\\s*(?<unit>mal|tage|wochen|monate|jahre)(?:\\s+lang)?(?=$|[\\s,;.!?])`,
      'i',
    ),
    read: ({ 0: whole, groups = {} }) => {
      const count = amountOf(groups['count'] ?? '')
      const name = plain(groups['unit'] ?? '')
      if (name === 'mal') return { count }
      if (!/^\s+f|lang$/i.test(whole)) return undefined
      const size = name.startsWith('t') ? 1 : name.startsWith('w') ? 7 : name.startsWith('m') ? 30 : 365
      return { days: count * size }
    },
  },
}
