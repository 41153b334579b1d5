import {
  dayAfter,
  dayOf,
  nextDate,
  nextOfMonth,
  nextWeekday,
  thisWeekend,
  weekdayNextWeek,
  type Day,
} from './calendar.ts'
import { dated } from './dated.ts'
import { partNames, partOf } from './german-clocks.ts'
import { germanWords, plain } from './german-spelling.ts'
import { indexOf, month, monthNumber, weekday } from './german-words.ts'
import type { DayWords } from './grammar.ts'

/** A weekday before a date, such as "Freitag, den" or "Fr.,", which adds nothing to the date. */
const named = String.raw`(?:(?:${weekday}|(?:mo|di|mi|do|fr|sa|so)\.?),?\s+(?:de[nm]\s+)?)?`
const near = `heute|morgen|übermorgen`
/** An adjective between a number and the counted noun. Articles such as "einen" and "den" begin another phrase. */
const adjective = String.raw`(?!(?:d[ei]|k?ein|[mds]ein|ihr|unser|eur)e?[nmrs]?\s)\p{Ll}+en\s+(?=\p{Lu})`
const which = String.raw`(?:(?:diese[nms]|kommende[ns]?|nächste[ns]?)\s+)?`
const nextWeek = String.raw`(?:in\s+der\s+)?(?:nächste|kommende)r?\s+woche`

/** A part of the day behind a day: "Freitag Morgen" is the morning of a Friday. */
const part = `\\s*((?:am\\s+|in\\s+der\\s+)?(?:${partNames})s?)`
const date = String.raw`${named}(\d{1,2})\.\s?(\d{1,2})\.`

/** German words for days, except weekdays of a month and days counted from now. */
export const germanDays: readonly DayWords[] = [
  {
    pattern: germanWords(`(${near})(?:${part})?`),
    read: ([, day = '', part], today) => ({
      day: nearDay(plain(day), today),
      part: part === undefined ? undefined : partOf(part),
    }),
  },
  {
    // Without "so", which is a common word. "Mo" may be a name, and "Fr." may mean "Frau".
    pattern: germanWords(`${which}(?:${weekday}|wochenende)|(?<!für\\s+)(?:mo|di|mi|do|fr|sa)\\.?`),
    read: ([whole], today) => ({ day: weekdayIn(plain(whole), today) }),
    weekly: true,
    takesOn: true,
    doubtful: /^(?:..\.?|wochenende)$/i,
  },
  {
    pattern: germanWords(`(${which}${weekday})${part}`),
    read: ([, day = '', part = ''], today) => ({
      day: weekdayIn(plain(day), today),
      part: partOf(part),
    }),
    weekly: true,
    takesOn: true,
  },
  {
    pattern: germanWords(`${nextWeek}(?:\\s+(?:am\\s+)?(${weekday}))?|(${weekday})\\s+${nextWeek}`),
    read: ([, behind, before], today) => ({
      day: weekdayNextWeek(indexOf(plain(behind ?? before ?? 'montag')), today),
    }),
    takesOn: true,
  },
  {
    pattern: germanWords(String.raw`${named}(\d{1,2})\.?\s*(${month})`),
    read: (match, today) => dated(match, monthNumber(match[2] ?? ''), match[1], today),
    takesOn: true,
    // "3 august" without a dot may be a count.
    doubtful: /^\d+\s*[^\d\s.]+\.?$/,
  },
  {
    pattern: germanWords(String.raw`${date}((?:\d\d)?\d\d)`),
    read: ([, day = '', number = '', year = '']) => ({
      day: dayOf(Number(year.padStart(4, '20')), Number(number), Number(day)),
    }),
    takesOn: true,
    // "5.12.27" may be a version.
    doubtful: /^\d+\.\s?\d+\.\d\d$/,
  },
  {
    pattern: germanWords(date),
    read: (match, today) => dated(match, Number(match[2]), match[1], today),
    takesOn: true,
  },
  {
    // Without the last dot this is a number, unless a preposition precedes it, as in "am 24.6 Sommerfest", or a time is beside it.
    pattern: germanWords(
      String.raw`${named}(\d{1,2})\.(\d{1,2})(?!\s*(?:euro|€|prozent|%|grad|kg|km|mb|gb|uhr))`,
    ),
    read: ([, day, number], today) => ({
      day: nextDate(Number(number), Number(day), today),
      needs: 'company',
    }),
    takesOn: true,
  },
  {
    pattern: germanWords(
      String.raw`(?:(?:am|zum|bis(?:\s+zum)?)\s+|${weekday},?\s+den\s+)(\d{1,2})\.(?!\s*(?:${month}|\d{1,2}\.))`,
    ),
    read: ({ 0: whole, 1: day = '', input, index }, today) => {
      // "am 3. Advent", "am 2. großen Baum", "am 5. und 6.": the following words make this a count or a choice.
      const isCounted = new RegExp(
        `^\\s+(?:${adjective})?(?:\\p{Lu}|und\\b|oder\\b|bis\\b|[-–/&])`,
        'u',
      ).test(input.slice(index + whole.length))
      return isCounted ? undefined : { day: nextOfMonth(Number(day), today) }
    },
    takesOn: true,
  },
]

function nearDay(name: string, today: Day): Day {
  return dayAfter(today, ['heute', 'morgen', 'übermorgen'].indexOf(name))
}

/** Returns the next such weekday. "Freitag" may be today, "kommenden Freitag" is not, "nächsten Freitag" is in next week. */
function weekdayIn(phrase: string, today: Day): Day {
  const weekday = indexOf(phrase.split(' ').at(-1) ?? '')
  if (phrase.startsWith('nächste')) return weekdayNextWeek(weekday, today)
  if (phrase.startsWith('kommende')) return nextWeekday(weekday, dayAfter(today, 1))
  return phrase.endsWith('wochenende') ? thisWeekend(today) : nextWeekday(weekday, today)
}
