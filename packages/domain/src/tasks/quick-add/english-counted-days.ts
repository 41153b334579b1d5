import {
  dayAfter,
  lastDayOf,
  nextIn,
  nthWeekday,
  nextWeekday,
  weekdayNextWeek,
  type Day,
  type SaidMonth,
} from './calendar.ts'
import { amountOf, month, monthOf, plain, tomorrow, upToTwelve, weekday, weekdayOf } from './english-words.ts'
import type { DayWords, SaidDay } from './grammar.ts'
import { words } from './spans.ts'

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth']
const nth = String.raw`(${ordinals.join('|')}|[1-5](?:st|nd|rd|th)|last)`
const inMonth = String.raw`(?:of|in)\s+(?:(${month})(?:,?\s+(\d{4}))?|((?:the|this|next)\s+month))`
const start = `(today|${tomorrow}|${weekday})`
const weeks = String.raw`(an?|\d{1,2}|${upToTwelve})\s+(weeks?|fortnights?)`

/** Days that are counted within a month, or in weeks from another day. */
export const englishCountedDays: readonly DayWords[] = [
  {
    // "second thursday of june", "last day of the month"
    pattern: words(`(?:the\\s+)?${nth}\\s+(${weekday}|day)\\s+${inMonth}`),
    read: ([, which = '', name = '', of, year, relative], today) => {
      const number =
        which.toLowerCase() === 'last'
          ? -1
          : Number.parseInt(which, 10) || ordinals.indexOf(which.toLowerCase()) + 1
      if (!/^day$/i.test(name))
        return { day: nextIn(monthSaid(of, year, relative), today, nthWeekday(number, weekdayOf(name))) }
      return { day: nextIn(monthSaid(of, year, relative), today, number < 0 ? lastDayOf : () => number) }
    },
    takesOn: true,
  },
  {
    // "the 15th of next month", "first of the month"
    pattern: words(`(?:the\\s+)?(first|\\d{1,2}(?:st|nd|rd|th))\\s+of\\s+((?:the|this|next)\\s+month)`),
    read: ([, which = '', relative], today) => ({
      day: nextIn(monthSaid(undefined, undefined, relative), today, () => Number.parseInt(which, 10) || 1),
    }),
    takesOn: true,
  },
  {
    // "friday week", "tomorrow fortnight"
    pattern: words(`${start}\\s+(week|fortnight)`),
    read: ([, from = '', unit = ''], today) => weeksAfter(from, 'a', unit, today),
    takesOn: true,
  },
  {
    // "a week on sunday", "two weeks from friday", "a week tomorrow"; "a week friday" is ambiguous
    pattern: words(`${weeks}\\s+(?:(?:on|from|after)\\s+)?${start}`),
    read: ({ 0: whole, 1: count = '', 2: unit = '', 3: from = '' }, today) =>
      /\s(?:on|from|after)\s/i.test(whole) || /to/i.test(from)
        ? weeksAfter(from, count, unit, today)
        : { day: undefined },
    takesOn: true,
  },
  {
    // "friday in two weeks"
    pattern: words(`${start}\\s+in\\s+${weeks}(?:['’]?s?['’]?\\s+time)?`),
    read: ([, from = '', count = '', unit = ''], today) => weeksAfter(from, count, unit, today),
    takesOn: true,
  },
  {
    pattern: words(String.raw`(?:the\s+)?week\s+after\s+next`),
    read: (_match, today) => ({ day: weekdayNextWeek(0, today, 1) }),
  },
]

function monthSaid(name: string | undefined, year: string | undefined, relative = ''): SaidMonth {
  if (name === undefined) return { ahead: Number(/^next/i.test(relative)) }
  return { month: monthOf(name), year: year === undefined ? undefined : Number(year) }
}

function weeksAfter(from: string, count: string, unit: string, today: Day): SaidDay {
  return { day: dayAfter(dayNamed(plain(from), today), amountOf(count) * (/^f/i.test(unit) ? 14 : 7)) }
}

function dayNamed(name: string, today: Day): Day {
  if (name === 'today') return today
  return new RegExp(`^(?:${tomorrow})$`).test(name) ? dayAfter(today, 1) : nextWeekday(weekdayOf(name), today)
}
