import {
  dayAfter,
  dayOf,
  firstOfMonth,
  lastDayOf,
  nextIn,
  nextOfMonth,
  nextWeekday,
  thisWeekend,
  weekdayNextWeek,
  type Day,
} from './calendar.ts'
import { dated } from './dated.ts'
import { month, monthOf, plain, tomorrow, weekday, weekdayOf } from './english-words.ts'
import type { DayWords } from './grammar.ts'
import { words } from './spans.ts'

/** Words that are not a day on their own, because they have another meaning. */
const doubtful = /^(?:(?:jan|march|may)\s+\d{1,2}|\d{1,2}\s+(?:jan|march|may)|sat|sun|weds?|weekend)$/i

const day = String.raw`\d{1,2}(?:st|nd|rd|th)?`

/** A number before a weekday: "the second tuesday" belongs to a month that the text doesn't name. */
const nth = /(?<!\S)(?:first|second|third|fourth|fifth|\d(?:st|nd|rd|th))\s+$/i

/** Texts that may follow "the 2nd" as a date. Anything else is what it counts: "on the 2nd floor". */
const uncounted = String.raw`(?=\s*(?:$|[,;.!?@(]|!)|\s+(?:at|for|with|in|by|on|via|about|because|if|p[1-3]|noon|midnight|midday|morning|afternoon|evening|night|\d{1,2}(?:[:.]\d\d)?\s*[ap]\.?m|\d{1,2}:\d\d)(?:$|[^a-z]))`
const notCounted = String.raw`(?!\s+(?:floor|page|chapter|part|time|attempt|try|draft|round|row|item|step|half|quarter|day|week|month|year|birthday|anniversary|edition|street|avenue|of|and|or|to)(?:$|\W))`

/** English words for days, except weekdays of a month and days counted from now. */
export const englishDays: readonly DayWords[] = [
  {
    pattern: words(`(?:(?:later|some\\s?time)\\s+)?today`),
    read: (_match, today) => ({ day: today }),
  },
  {
    pattern: words(`(?:some\\s?time\\s+)?(?:${tomorrow})`),
    read: (_match, today) => ({ day: dayAfter(today, 1) }),
  },
  {
    pattern: words(String.raw`(?:at|over|on)\s+the\s+weekend`),
    read: (_match, today) => ({ day: thisWeekend(today) }),
    weekly: true,
  },
  {
    pattern: words(
      `(?:(?:this|(?:this\\s+)?coming|next)\\s+)?(?:${weekday}|weekend)(?!\\s+(?:week|fortnight)(?!\\S))`,
    ),
    read: ({ 0: whole, index, input }, today) => ({
      day: nth.test(input.slice(0, index)) ? undefined : weekdayIn(plain(whole), today),
    }),
    weekly: true,
    takesOn: true,
    doubtful,
  },
  {
    pattern: words(`(${day})\\s+(?:of\\s+)?(${month})\\.?`),
    read: (match, today) => dated(match, monthOf(match[2] ?? ''), match[1], today),
    takesOn: true,
    doubtful,
  },
  {
    // "the 1st of april" may name a day of something else, so it is due only with a time or after "by".
    pattern: words(`the\\s+(\\d{1,2}(?:st|nd|rd|th))\\s+(?:of\\s+)?(${month})`),
    read: (match, today) => ({
      ...dated(match, monthOf(match[2] ?? ''), match[1], today),
      needs: /(?:\bby|\bdue(?:\s+on)?|\bfor)\s+$/i.test(match.input.slice(0, match.index))
        ? undefined
        : 'a time',
    }),
    takesOn: true,
  },
  {
    pattern: words(`(${month})\\.?\\s+(${day})`),
    read: (match, today) => dated(match, monthOf(match[1] ?? ''), match[2], today),
    takesOn: true,
    doubtful,
  },
  {
    // 4-Jul-2027
    pattern: words(`(\\d{1,2})-(${month})-(\\d{4}|\\d\\d)`),
    read: ([, number, name = '', year = '']) => ({
      day: dayOf(Number(year.padStart(4, '20')), monthOf(name), Number(number)),
    }),
    takesOn: true,
  },
  {
    // A date only after "on" or "by", or beside a time or a weekday.
    pattern: words(
      `(?:the\\s+)?(\\d{1,2})(?:st|nd|rd|th)(?:${uncounted}|(?<=^\\W*(?:on|by)\\s+(?:the\\s+)?\\S+)${notCounted})`,
    ),
    read: ([, number = ''], today) => ({ day: nextOfMonth(Number(number), today), needs: 'company' }),
    takesOn: true,
  },
  {
    // "friday night" is a day and a part of it, read as two pieces; "tonight" names both.
    pattern: words(String.raw`(?:later\s+)?(?:tonight|tonite|2nite|this\s+(?:morning|afternoon|evening))`),
    read: ([whole], today) => ({ day: today, part: partOf(plain(whole)) }),
  },
  {
    pattern: words(String.raw`(?:the\s+)?day\s+after\s+(?:${tomorrow})`),
    // "The Day After Tomorrow" is a film.
    read: ([whole], today) => ({ day: /D\w+\s+A\w+\s+T/.test(whole) ? undefined : dayAfter(today, 2) }),
  },
  {
    pattern: words(`(?:(${weekday})\\s+(?:of\\s+)?)?next\\s+week(?:\\s+(?:on\\s+)?(${weekday}))?`),
    read: ([, before, behind], today) => ({
      day: weekdayNextWeek(weekdayOf(before ?? behind ?? 'monday'), today),
    }),
    takesOn: true,
  },
  {
    pattern: words(String.raw`next\s+month`),
    read: (_match, today) => ({ day: firstOfMonth(today, 1) }),
  },
  {
    pattern: words(
      String.raw`(?:the\s+)?(?:end\s+of\s+(?:the\s+)?(?:day|today)|eod|cob|close\s+of\s+business)(?!\s+(?:on\s+)?(?:today|${tomorrow}|${weekday}))`,
    ),
    read: (_match, today) => ({ day: today }),
  },
  {
    pattern: words(
      `(?:at\\s+)?(?:the\\s+)?(?:month\\s+end|eom|end\\s+of\\s+(?:(?:(?:the|this|next)\\s+)?(month|year)|(${month})(?:\\s+(\\d{4}))?))`,
    ),
    read: ({ 0: whole, 1: unit = 'month', 2: name, 3: years }, today) => {
      if (/year/i.test(unit)) return { day: dayOf(today.year + Number(/next/i.test(whole)), 12, 31) }
      const said =
        name === undefined
          ? { ahead: Number(/next/i.test(whole)) }
          : { month: monthOf(name), year: years === undefined ? undefined : Number(years) }
      return { day: nextIn(said, today, lastDayOf) }
    },
  },
]

/** Returns the next Friday for "friday" and the Friday of next week for "next friday". */
function weekdayIn(phrase: string, today: Day): Day {
  const isNext = phrase.startsWith('next ')
  if (phrase.endsWith('weekend')) return isNext ? weekdayNextWeek(5, today) : thisWeekend(today)
  const weekday = weekdayOf(phrase.split(' ').at(-1) ?? '')
  return isNext ? weekdayNextWeek(weekday, today) : nextWeekday(weekday, today)
}

function partOf(phrase: string): 'tonight' | 'morning' | 'afternoon' | 'evening' {
  if (phrase.endsWith('morning')) return 'morning'
  if (phrase.endsWith('afternoon')) return 'afternoon'
  return phrase.endsWith('evening') ? 'evening' : 'tonight'
}
