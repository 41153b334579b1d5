import { daysToMonday, isoDay, lastDayOf, monthsLater, weekdayOf } from './calendar.ts'
import { clockOf, partBehind } from './german-clocks.ts'
import { amountOf, count, germanWords, plain } from './german-spelling.ts'
import type { DayWords } from './grammar.ts'
import type { Day } from './read-phrase.ts'

const weekday = '(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)'
const weekdays = ['mo', 'di', 'mi', 'do', 'fr', 'sa', 'so']
const months = 'january february march april may june july august september october november december'.split(
  ' ',
)
const month = String.raw`(?:januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|(?:jan|feb|mär|apr|jun|jul|aug|sept?|okt|nov|dez)\.?)`
/** "Freitag, den" and "Fr.," before a date say nothing that the date does not. */
const named = String.raw`(?:(?:${weekday}|(?:mo|di|mi|do|fr|sa|so)\.?),?\s+(?:de[nm]\s+)?)?`
const near = `heute|morgen|übermorgen`
/** Between a number and what is counted; "einen" and "den" begin something else. */
const adjective = String.raw`(?!(?:d[ei]|k?ein|[mds]ein|ihr|unser|eur)e?[nmrs]?\s)\p{Ll}+en\s+(?=\p{Lu})`
const which = String.raw`(?:(?:diese[nms]|kommende[ns]?|nächste[ns]?)\s+)?`
const nextWeek = String.raw`(?:in\s+der\s+)?(?:nächste|kommende)r?\s+woche`

/**
 * What German calls days. chrono's German knows neither "5.12." nor "Sonnabend", finds a Friday in "morgen früh" and takes
 * "nächste Woche" for seven days: so the words are understood here, and handed on in English.
 */
export const germanDays: readonly DayWords[] = [
  {
    pattern: germanWords(`${near}|in\\s+(?!acht\\s+tagen)${count}\\s+(?:tag(?:en)?|wochen?)`),
    read: ([whole]) => [nearPhrase(plain(whole))],
  },
  {
    pattern: germanWords(`in\\s+(${count})\\s+(monat(?:en)?|jahr(?:en)?)`),
    read: ([, amount = '', unit = ''], today) => [
      monthsLater(today, amountOf(amount) * (/^j/i.test(unit) ? 12 : 1)),
    ],
  },
  {
    pattern: germanWords(`(${near})\\s*${partBehind}`),
    read: ([, day = '', part = '']) => [
      nearPhrase(plain(day), /^nacht.*\s0?[0-5]\b/i.test(part)),
      clockOf(plain(part)),
    ],
  },
  {
    // "so" is a word before all, and Mo a name; Fr. may be a woman.
    pattern: germanWords(`${which}(?:${weekday}|wochenende)|(?<!für\\s+)(?:mo|di|mi|do|fr|sa)\\.?`),
    read: ([whole], today) => [weekdayPhrase(plain(whole), today)],
    weekly: true,
    takesOn: true,
    doubtful: /^(?:..\.?|wochenende)$/i,
  },
  {
    pattern: germanWords(`(${which}${weekday})\\s*${partBehind}`),
    read: ([, day = '', part = ''], today) => [weekdayPhrase(plain(day), today), clockOf(plain(part))],
    weekly: true,
    takesOn: true,
  },
  {
    pattern: germanWords(`${nextWeek}(?:\\s+(?:am\\s+)?(${weekday}))?|(${weekday})\\s+${nextWeek}`),
    read: ([, behind, before], today) => [
      `in ${daysToMonday(today) + indexOf(plain(behind ?? before ?? 'montag'))} days`,
    ],
    takesOn: true,
  },
  {
    pattern: germanWords(String.raw`(?:im\s+)?(?:nächsten|kommenden)\s+monat`),
    read: (_match, today) => [monthsLater({ ...today, day: 1 }, 1)],
  },
  {
    pattern: germanWords(String.raw`${named}(\d{1,2})\.?\s*(${month})(\s+\d{4})?`),
    read: ([, day = '', name = '', year = '']) => [
      `${day} ${monthOf(plain(name))}${year.replace(/\s+/, ' ')}`,
    ],
    takesOn: true,
    // "3 august" without its dot is a count of something.
    doubtful: /^\d+\s*[^\d\s.]+\.?$/,
  },
  {
    pattern: germanWords(String.raw`${named}(\d{1,2})\.\s?(\d{1,2})\.\s?((?:\d\d)?\d\d)`),
    read: ([, day = '', number = '', year = '']) => [isoDay(year.padStart(4, '20'), number, day)],
    takesOn: true,
    // "5.12.27" may be a version.
    doubtful: /^\d+\.\s?\d+\.\s?\d\d$/,
  },
  {
    pattern: germanWords(String.raw`${named}(\d{1,2})\.\s?(\d{1,2})\.`),
    read: ([, day = '', number = '']) => [`${day} ${months[Number(number) - 1] ?? ''}`],
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
      return [isCounted ? '' : nextOfMonth(Number(day), today)]
    },
    takesOn: true,
  },
]

/** The small hours of a night are on the day after it: "heute Nacht um 3". */
function nearPhrase(phrase: string, isSmallHour = false): string {
  const ahead = ['heute', 'morgen', 'übermorgen'].indexOf(phrase)
  if (ahead >= 0) return `in ${ahead + Number(isSmallHour)} days`
  const [, amount = '', unit = ''] = phrase.split(' ')
  return `in ${amountOf(amount) * (unit.startsWith('w') ? 7 : 1)} days`
}

/** "Freitag" is the next one, today included; "kommenden" is not today, "nächsten" is that of the week after this. */
function weekdayPhrase(phrase: string, today: Day): string {
  const ahead = (indexOf(phrase.split(' ').at(-1) ?? '') - weekdayOf(today) + 7) % 7
  if (phrase.startsWith('nächste'))
    return `in ${daysToMonday(today) + indexOf(phrase.split(' ').at(-1) ?? '')} days`
  return `in ${ahead === 0 && phrase.startsWith('kommende') ? 7 : ahead} days`
}

/** 0 is Monday; the weekend begins on Saturday. */
function indexOf(name: string): number {
  return /^(?:sonna|woche)/.test(name) ? 5 : weekdays.indexOf(name.slice(0, 2))
}

function monthOf(name: string): string {
  const start = name.slice(0, 3).replace('jän', 'jan').replace('mär', 'mar').replace('mai', 'may')
  const english = start.replace('okt', 'oct').replace('dez', 'dec')
  return months.find((month) => month.startsWith(english)) ?? ''
}

/** The next day of this number, today included; empty for one that no month has. */
function nextOfMonth(day: number, today: Day): string {
  if (day < 1 || day > 31) return ''
  const first = Number(day < today.day)
  for (const months of [first, first + 1]) {
    const [year = 0, month = 0] = monthsLater({ ...today, day: 1 }, months)
      .split('-')
      .map(Number)
    if (day <= lastDayOf(year, month)) return isoDay(year, month, day)
  }
  return ''
}
