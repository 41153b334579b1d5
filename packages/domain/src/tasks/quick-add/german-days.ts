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

/** "Freitag, den" and "Fr.," before a date say nothing that the date does not. */
const named = String.raw`(?:(?:${weekday}|(?:mo|di|mi|do|fr|sa|so)\.?),?\s+(?:de[nm]\s+)?)?`
const near = `heute|morgen|übermorgen`
/** Between a number and what is counted; "einen" and "den" begin something else. */
const adjective = String.raw`(?!(?:d[ei]|k?ein|[mds]ein|ihr|unser|eur)e?[nmrs]?\s)\p{Ll}+en\s+(?=\p{Lu})`
const which = String.raw`(?:(?:diese[nms]|kommende[ns]?|nächste[ns]?)\s+)?`
const nextWeek = String.raw`(?:in\s+der\s+)?(?:nächste|kommende)r?\s+woche`

/** A part of the day behind a day: "Freitag Morgen" is the morning of a friday. */
const part = `\\s*((?:am\\s+|in\\s+der\\s+)?(?:${partNames})s?)`
const date = String.raw`${named}(\d{1,2})\.\s?(\d{1,2})\.`

/** What German calls days, but for weekdays of a month and days counted from now. */
export const germanDays: readonly DayWords[] = [
  {
    pattern: germanWords(`(${near})(?:${part})?`),
    read: ([, day = '', part], today) => ({
      day: nearDay(plain(day), today),
      part: part === undefined ? undefined : partOf(part),
    }),
  },
  {
    // "so" is a word before all, and Mo a name; Fr. may be a woman.
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
    // "3 august" without its dot is a count of something.
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
    // "am 24.6 Sommerfest": without the last dot it is a number, unless something leads to it or a time is beside it.
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
      // "am 3. Advent", "am 2. großen Baum", "am 5. und 6.": what follows makes it a count or a choice.
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

/** "Freitag" is the next one, today included; "kommenden" is not today, "nächsten" is that of next week. */
function weekdayIn(phrase: string, today: Day): Day {
  const weekday = indexOf(phrase.split(' ').at(-1) ?? '')
  if (phrase.startsWith('nächste')) return weekdayNextWeek(weekday, today)
  if (phrase.startsWith('kommende')) return nextWeekday(weekday, dayAfter(today, 1))
  return phrase.endsWith('wochenende') ? thisWeekend(today) : nextWeekday(weekday, today)
}
