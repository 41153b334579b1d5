import { dayAfter, daysToMonday, isoDay, lastDayOf, monthsLater, nextIn, nextOfMonth } from './calendar.ts'
import { month, monthOf, plain, tomorrow, weekday, weekdayOf } from './english-words.ts'
import type { DayWords, SaidDay } from './grammar.ts'
import type { Day } from './read-phrase.ts'
import { words } from './spans.ts'
import { yearBehind } from './year-behind.ts'

/** Words by them alone that are something else as well. */
const doubtful = /^(?:(?:jan|march|may)\s+\d{1,2}|\d{1,2}\s+(?:jan|march|may)|sat|sun|weds?|weekend)$/i

const day = String.raw`\d{1,2}(?:st|nd|rd|th)?`

/** Behind "the 2nd" anything but these is what is counted: "on the 2nd floor". */
const uncounted = String.raw`(?=\s*(?:$|[,;.!?@(]|!)|\s+(?:at|for|with|in|by|on|via|about|because|if|p[1-3]|noon|midnight|midday|morning|afternoon|evening|night|\d{1,2}(?:[:.]\d\d)?\s*[ap]\.?m|\d{1,2}:\d\d)(?:$|[^a-z]))`
const notCounted = String.raw`(?!\s+(?:floor|page|chapter|part|time|attempt|try|draft|round|row|item|step|half|quarter|day|week|month|year|birthday|anniversary|edition|street|avenue|of|and|or|to)(?:$|\W))`

/** What English calls days, but for weekdays of a month and days counted from now. */
export const englishDays: readonly DayWords[] = [
  {
    pattern: words(`(?:(?:later|some\\s?time)\\s+)?today`),
    read: () => ({ phrase: 'today' }),
  },
  { pattern: words(`(?:some\\s?time\\s+)?(?:${tomorrow})`), read: () => ({ phrase: 'tomorrow' }) },
  {
    pattern: words(`(?:(?:this|next)\\s+)?(?:${weekday}|weekend)`),
    read: (match, today) => (/weekend$/i.test(match[0]) ? weekend(match[0], today) : weekdayPhrase(match[0])),
    weekly: true,
    takesOn: true,
    doubtful,
  },
  {
    pattern: words(`(${day})\\s+(?:of\\s+)?(${month})\\.?`),
    read: (match, today) => dated(match, match[1], match[2], today),
    takesOn: true,
    doubtful,
  },
  {
    // "the 1st of april" says which one; it is due with a time, or after "by".
    pattern: words(`the\\s+(\\d{1,2}(?:st|nd|rd|th))\\s+(?:of\\s+)?(${month})`),
    read: (match, today) => ({
      ...dated(match, match[1], match[2], today),
      needs: /(?:\bby|\bdue(?:\s+on)?|\bfor)\s+$/i.test(match.input.slice(0, match.index)) ? undefined : 'a time',
    }),
    takesOn: true,
  },
  {
    pattern: words(`(${month})\\.?\\s+(${day})`),
    read: (match, today) => dated(match, match[2], match[1], today),
    takesOn: true,
    doubtful,
  },
  {
    // Only with "on" or "by" before it, or beside a time or a weekday.
    pattern: words(
      `(?:the\\s+)?(\\d{1,2})(?:st|nd|rd|th)(?:${uncounted}|(?<=^\\W*(?:on|by)\\s+(?:the\\s+)?\\S+)${notCounted})`,
    ),
    read: ([, number = ''], today) => ({ phrase: nextOfMonth(Number(number), today), needs: 'company' }),
    takesOn: true,
  },
  {
    // The night is after the day: "friday night" is read as a day with a part, "tonight" is both.
    pattern: words(String.raw`(?:later\s+)?(?:tonight|tonite|2nite|this\s+(?:morning|afternoon|evening))`),
    read: ([whole]) => ({ phrase: 'today', part: partOf(plain(whole)) }),
  },
  {
    pattern: words(String.raw`(?:the\s+)?day\s+after\s+tomorrow`),
    // "The Day After Tomorrow" is a film.
    read: ([whole]) => ({ phrase: /A\w+\s+T/.test(whole) && /D/.test(whole) ? '' : 'in 2 days' }),
  },
  {
    pattern: words(`(?:(${weekday})\\s+(?:of\\s+)?)?next\\s+week(?:\\s+(?:on\\s+)?(${weekday}))?`),
    read: ([, before, behind], today) => ({
      phrase: dayAfter(today, daysToMonday(today) + weekdayOf(before ?? behind ?? 'monday')),
    }),
    takesOn: true,
  },
  {
    pattern: words(String.raw`next\s+month`),
    read: (_match, today) => ({ phrase: firstOf(monthsLater({ ...today, day: 1 }, 1)) }),
  },
  {
    pattern: words(String.raw`(?:the\s+)?(?:end\s+of\s+(?:the\s+)?(?:day|today)|eod)(?!\s+(?:on\s+)?(?:today|${tomorrow}|${weekday}))`),
    read: () => ({ phrase: 'today' }),
  },
  {
    pattern: words(
      `(?:at\\s+)?(?:the\\s+)?(?:month\\s+end|end\\s+of\\s+(?:(?:(?:the|this|next)\\s+)?(month|year)|(${month})(?:\\s+(\\d{4}))?))`,
    ),
    read: ({ 0: whole, 1: unit = 'month', 2: name, 3: years }, today) => {
      if (/year/i.test(unit)) return { phrase: isoDay(today.year + Number(/next/i.test(whole)), 12, 31) }
      const said =
        name === undefined
          ? { ahead: Number(/next/i.test(whole)) }
          : { month: monthOf(name), year: years === undefined ? undefined : Number(years) }
      return { phrase: nextIn(said, today, lastDayOf) }
    },
  },
]

function weekdayPhrase(whole: string): SaidDay {
  const [name = '', which] = plain(whole).replace('.', '').split(' ').reverse()
  // chrono doesn't know "weds" and "thur".
  const short = name.slice(0, 3)
  return { phrase: which === undefined ? short : `${which} ${short}` }
}

/** On a Sunday "this weekend" is today. */
function weekend(whole: string, today: Day): SaidDay {
  const toMonday = daysToMonday(today)
  if (/^next/i.test(whole)) return { phrase: dayAfter(today, toMonday + 5) }
  return { phrase: dayAfter(today, Math.max(0, toMonday - 2)) }
}

function partOf(phrase: string): 'tonight' | 'morning' | 'afternoon' | 'evening' {
  if (phrase.endsWith('morning')) return 'morning'
  if (phrase.endsWith('afternoon')) return 'afternoon'
  return phrase.endsWith('evening') ? 'evening' : 'tonight'
}

function firstOf({ year, month }: Day): string {
  return isoDay(year, month, 1)
}

function dated(match: RegExpExecArray, number = '', name = '', today: Day): SaidDay {
  const said = yearBehind(match.input.slice(match.index + match[0].length), today)
  const date = `${Number.parseInt(number, 10)} ${name.toLowerCase()}`
  return said === undefined ? { phrase: date } : { phrase: `${date} ${said.year}`, longer: said.length }
}
