import { amountOf, month, upToTwelve } from './english-words.ts'
import type { SaidClock } from './due-piece.ts'
import type { ClockWords, PartWords } from './grammar.ts'
import { words } from './spans.ts'

const at = String.raw`(?:(?:at\s+)?(?:around|about)\s+|at\s+|@\s*)`

/** English times: 9am, 9:30 pm, 21:00, noon. A single hour is a time only beside a day. */
export const englishClocks: readonly ClockWords[] = [
  {
    pattern: words(String.raw`${at}?(\d{1,2})(?:[:.]([0-5]\d))?\s*([ap])\.?m\.?`),
    read: ([, hour = '', minute = '0', half = '']) => {
      if (Number(hour) < 1 || Number(hour) > 12) return undefined
      return clockAt((Number(hour) % 12) + (/p/i.test(half) ? 12 : 0), minute)
    },
  },
  {
    pattern: words(String.raw`(${at}?)(\d{1,2}):([0-5]\d)`),
    read: ([, lead, hour = '', minute]) =>
      withHalf(clockAt(hour, minute), hour, lead === '' ? 'company' : undefined),
  },
  {
    // "at 7.15" is a time beside a day; without a day it may be a price.
    pattern: words(String.raw`${at}(\d{1,2})\.([0-5]\d)`),
    read: ([, hour = '', minute]) => withHalf(clockAt(hour, minute), hour, 'a day'),
  },
  {
    pattern: words(String.raw`(${at}?)(\d{1,2}|${upToTwelve})\s+o['’\s]?clock`),
    read: ([, lead, hour = '']) =>
      withHalf(clockAt(amountOf(hour), '0'), hour, lead === '' ? 'company' : undefined),
  },
  {
    pattern: words(String.raw`(${at}?)(half\s+past|quarter\s+(?:past|to))\s+(\d{1,2}|${upToTwelve})`),
    read: ([, lead, part = '', word = '']) => {
      const minutes = amountOf(word) * 60 + (/^h/i.test(part) ? 30 : /to$/i.test(part) ? -15 : 15)
      if (amountOf(word) > 12) return undefined
      const hour = Math.floor(minutes / 60) || 12
      return withHalf(
        clockAt(hour, String(((minutes % 60) + 60) % 60)),
        String(hour),
        lead === '' ? 'company' : undefined,
      )
    },
  },
  {
    // "half seven" is 7:30 in English, but 6:30 in German.
    pattern: words(String.raw`${at}half\s+(\d{1,2}|${upToTwelve})`),
    read: ([, hour = '']) =>
      amountOf(hour) > 12 ? undefined : withHalf(clockAt(amountOf(hour), '30'), hour, 'a day'),
  },
  {
    // "at 5" is ambiguous: morning or afternoon.
    pattern: words(
      String.raw`(?:${at}|by\s+|(?<=(?:tonight|morning|afternoon|evening|night)\s+)(?=\d+\W*$))(\d{1,2}|${upToTwelve})(?!\s+(?:of\s+)?${month})`,
    ),
    read: ([, hour = '']) => {
      const said = clockAt(amountOf(hour))
      return said && { ...said, half: 'am or pm', needs: amountOf(hour) < 7 ? 'a part of the day' : 'a day' }
    },
  },
  {
    pattern: words(`(${at}?)(?:12\\s+)?(noon|midday|midnight)`),
    read: ([, lead, name = '']) => {
      const needs = lead === '' ? 'company' : undefined
      return { clock: { hour: /t$/i.test(name) ? 0 : 12, minute: 0 }, needs }
    },
  },
]

export const englishParts: readonly PartWords[] = [
  { pattern: words(String.raw`(?:at\s+)?lunch\s?time`), read: () => 'noon', needs: 'a day before' },
  {
    pattern: words('morning|afternoon|evening|night'),
    read: ([whole]) => partOf(whole.toLowerCase()),
    needs: 'a day before',
  },
  {
    pattern: words(String.raw`in\s+the\s+(?:morning|afternoon|evening)|at\s+night`),
    read: ([whole]) => partOf(whole.toLowerCase()),
    needs: 'a day or hour before',
  },
]

function partOf(phrase: string): 'morning' | 'afternoon' | 'evening' | 'night' {
  if (phrase.endsWith('morning')) return 'morning'
  if (phrase.endsWith('afternoon')) return 'afternoon'
  return phrase.endsWith('evening') ? 'evening' : 'night'
}

function clockAt(hour: string | number, minute = '0'): SaidClock | undefined {
  return Number(hour) < 24 ? { clock: { hour: Number(hour), minute: Number(minute) } } : undefined
}

/** From 1:00 to 6:30 the afternoon is meant. A time with a leading zero, such as "03:30", is taken as written. */
function withHalf(
  said: SaidClock | undefined,
  hour: string,
  needs: SaidClock['needs'],
): SaidClock | undefined {
  if (said === undefined || hour.startsWith('0') || said.clock.hour > 12) return said && { ...said, needs }
  return { ...said, half: said.clock.hour < 7 ? 'rather pm' : 'am or pm', needs }
}
