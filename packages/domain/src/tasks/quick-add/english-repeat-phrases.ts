import { amountOf, month, monthOf, upToTwelve, weekday, weekdayOf } from './english-words.ts'
import type { RepeatReader, SaidRepeat } from './repeat.ts'
import { words } from './spans.ts'

const every = String.raw`(?:every(?:\s+single)?|each)(?<mark>!)?\s+`
const count = String.raw`(?:(?<other>other|second|2nd)|(?<count>\d{1,3}|${upToTwelve}))`
/** "every third month"; with a weekday it is the third one of its month. */
const nthUnit = String.raw`(?:${count}|(?<nth>third|fourth|fifth|\d{1,2}(?:rd|th)))`
const days = String.raw`${weekday}(?:\s*(?:,|and|&|\/|,\s*and)\s*(?:on\s+)?${weekday})*`
const plural = String.raw`(?:mon|tues|wednes|thurs|fri|satur|sun)days`
const ordinal = String.raw`\d{1,2}(?:st|nd|rd|th)`
const places = 'first second third fourth fifth last'.split(' ')
const place = String.raw`(?<place>${places.join('|')}|[1-5](?:st|nd|rd|th))`
const ofMonth = String.raw`(?:\s+(?:of|in)\s+(?:the|each|every)\s+month)`
const unit = String.raw`(?<unit>day|week|fortnight|month|quarter|year)s?`
/** "on monday and thursday", "on the 1st", "on the last day", "on 24 dec". */
const tail = String.raw`(?:\s+(?:on\s+)?(?:the\s+)?(?:(?<lastDay>last\s+day)|(?<monthDay>${ordinal})(?!\s+${month})|(?<yearDay>(?:${ordinal}|\d{1,2})\s+(?:of\s+)?${month}|${month}\s+(?:${ordinal}|\d{1,2}))|(?<days>${days})|${place}\s+(?<placed>${weekday})))?`

type Groups = Readonly<Record<string, string | undefined>>

const units: Readonly<Record<string, Pick<SaidRepeat, 'freq' | 'interval'>>> = {
  day: { freq: 'DAILY' },
  week: { freq: 'WEEKLY' },
  fortnight: { freq: 'WEEKLY', interval: 2 },
  month: { freq: 'MONTHLY' },
  quarter: { freq: 'MONTHLY', interval: 3 },
  year: { freq: 'YEARLY' },
}

const adverbs: Readonly<Record<string, Pick<SaidRepeat, 'freq' | 'interval'>>> = {
  daily: { freq: 'DAILY' },
  everyday: { freq: 'DAILY' },
  weekly: { freq: 'WEEKLY' },
  biweekly: { freq: 'WEEKLY', interval: 2 },
  fortnightly: { freq: 'WEEKLY', interval: 2 },
  monthly: { freq: 'MONTHLY' },
  bimonthly: { freq: 'MONTHLY', interval: 2 },
  quarterly: { freq: 'MONTHLY', interval: 3 },
  yearly: { freq: 'YEARLY' },
  annually: { freq: 'YEARLY' },
}

/** What may follow an adverb that repeats; before another word it is an adjective: "monthly report". */
const adverbEnd = String.raw`(?=\s*(?:$|[,;.!?])|\s+(?:at|@|until|till|for|from|starting|by)\s|\s+(?:[@\d!#]|p[1-3]\b)|\s+(?:at\s+)?(?:noon|midnight)\b)`

function weekdaysIn(list: string): number[] {
  return [...new Set((list.match(new RegExp(weekday, 'gi')) ?? []).map(weekdayOf))].toSorted((a, b) => a - b)
}

function placeOf(name: string): number {
  const index = places.indexOf(name.toLowerCase())
  return index === 5 ? -1 : index >= 0 ? index + 1 : Number.parseInt(name, 10)
}

/** Adds the days behind a unit: a week on weekdays, a month on its days, a year on a date. */
function withTail(base: Pick<SaidRepeat, 'freq' | 'interval'>, groups: Groups): SaidRepeat | undefined {
  const { lastDay, monthDay, yearDay, days, place, placed } = groups
  if (lastDay !== undefined) return base.freq === 'MONTHLY' ? { ...base, monthDays: [-1] } : undefined
  if (monthDay !== undefined)
    return base.freq === 'MONTHLY' ? onDay(base, Number.parseInt(monthDay, 10)) : undefined
  if (yearDay !== undefined) {
    const name = new RegExp(month, 'i').exec(yearDay)?.[0] ?? ''
    const day = Number(/\d+/.exec(yearDay)?.[0])
    return base.freq === 'YEARLY' ? { ...onDay(base, day), months: [monthOf(name)] } : undefined
  }
  if (placed !== undefined)
    return base.freq === 'MONTHLY'
      ? { ...base, weekdays: weekdaysIn(placed), nth: placeOf(place ?? '') }
      : undefined
  if (days !== undefined) return base.freq === 'WEEKLY' ? { ...base, weekdays: weekdaysIn(days) } : undefined
  return base
}

function onDay(base: Pick<SaidRepeat, 'freq' | 'interval'>, day: number): SaidRepeat {
  return { ...base, monthDays: [day] }
}

function times(
  { interval = 1, ...base }: Pick<SaidRepeat, 'freq' | 'interval'>,
  { other, count, nth }: Groups,
) {
  const factor = other !== undefined ? 2 : nth === undefined ? amountOf(count ?? '1') : placeOf(nth)
  return { ...base, interval: interval * factor }
}

function marked(repeat: SaidRepeat | undefined, { mark, completion }: Groups): SaidRepeat | undefined {
  if (repeat === undefined || (mark === undefined && completion === undefined)) return repeat
  return { ...repeat, fromCompletion: true }
}

const completion = String.raw`(?<completion>\s+(?:after|from)\s+(?:completion|completing|it(?:'s|’s|\s+is)\s+done))?`

/** English phrases for repeats. */
export const englishRepeatReader: RepeatReader = {
  phrases: [
    {
      pattern: words(
        `(?:on\\s+)?(?:the\\s+)?${place}\\s+(?<placed>${weekday})${ofMonth}|every\\s+(?<every>first|third|fourth|last|[1345](?:st|rd|th))\\s+(?<weekday>${weekday})${ofMonth}?`,
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
      pattern: words(
        `(?:every|(?:on\\s+)?the)\\s+(?<day>${ordinal})${ofMonth}|every\\s+(?<alone>${ordinal})(?!\\s+(?:${month}|\\w+day|(?:day|week|month|quarter|year)s?)\\b)|(?:on\\s+)?the\\s+(?<last>last\\s+day)\\s+of\\s+(?:each|every)\\s+month`,
      ),
      read: ({ groups = {} }) => {
        const { day, alone, last } = groups
        const number = last === undefined ? Number.parseInt(day ?? alone ?? '', 10) : -1
        return number <= 31 ? { freq: 'MONTHLY', monthDays: [number] } : undefined
      },
    },
    {
      pattern: words(`${every}(?:${nthUnit}\\s+)?${unit}(?:\\s+(?=on\\s))?${tail}${completion}`),
      read: ({ groups = {} }) =>
        marked(
          withTail(times(units[String(groups['unit']).toLowerCase()] ?? { freq: 'DAILY' }, groups), groups),
          groups,
        ),
    },
    {
      pattern: words(
        `(?<count>\\d{1,3}|an?|${upToTwelve})\\s+${unit}(?<completion>\\s+(?:after|from)\\s+(?:completion|completing))`,
      ),
      read: ({ groups = {} }) =>
        marked(times(units[String(groups['unit']).toLowerCase()] ?? { freq: 'DAILY' }, groups), groups),
    },
    {
      pattern: words(
        `${every}(?:weekday|workday|work\\s+day|business\\s+day)s?|(?:on\\s+)?(?:weekdays|workdays)`,
      ),
      read: ({ groups = {} }) => marked({ freq: 'WEEKLY', weekdays: [0, 1, 2, 3, 4] }, groups),
    },
    {
      pattern: words(`${every}weekend|on\\s+weekends|weekends${adverbEnd}`),
      read: ({ groups = {} }) => marked({ freq: 'WEEKLY', weekdays: [5, 6] }, groups),
    },
    {
      pattern: words(`${every}(?:(?:${count})\\s+)?(?<list>${days})`),
      read: ({ groups = {} }) =>
        marked(
          { ...times({ freq: 'WEEKLY' }, groups), weekdays: weekdaysIn(String(groups['list'])) },
          groups,
        ),
    },
    {
      pattern: words(
        `every\\s+(?<yearDay>(?:${ordinal}|\\d{1,2})\\s+(?:of\\s+)?${month}|${month}\\s+(?:${ordinal}|\\d{1,2}))`,
      ),
      read: ({ groups = {} }) => withTail({ freq: 'YEARLY' }, groups),
    },
    {
      pattern: words(
        `(?<adverb>daily|everyday|weekly|bi-?weekly|fortnightly|monthly|bi-?monthly|quarterly|yearly|annually)${tail}${adverbEnd}`,
      ),
      read: ({ groups = {} }) =>
        withTail(
          adverbs[String(groups['adverb']).toLowerCase().replace('-', '')] ?? { freq: 'DAILY' },
          groups,
        ),
    },
    {
      pattern: words(`(?:on\\s+)?(?<list>${plural}(?:\\s*(?:,|and|&|\\/)\\s*(?:on\\s+)?${plural})*)`),
      read: ({ groups = {} }) => ({ freq: 'WEEKLY', weekdays: weekdaysIn(String(groups['list'])) }),
    },
  ],
  until: /^\s+(?:until|till|ending(?:\s+on)?)\s+(?:the\s+)?/i,
  duration: {
    pattern: new RegExp(
      String.raw`^\s+(?:for\s+)?(?<count>\d{1,3}|${upToTwelve})\s+(?<unit>times|days?|weeks?|months?|years?)(?=$|[\s,;.!?])`,
      'i',
    ),
    read: ({ 0: whole, groups = {} }) => {
      const number = amountOf(groups['count'] ?? '')
      const name = (groups['unit'] ?? '').toLowerCase()
      if (name === 'times') return { count: number }
      if (!/^\s+for\s/i.test(whole)) return undefined
      const size = name.startsWith('d') ? 1 : name.startsWith('w') ? 7 : name.startsWith('m') ? 30 : 365
      return { days: number * size }
    },
  },
}
