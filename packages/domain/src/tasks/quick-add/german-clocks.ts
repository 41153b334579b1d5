import type { ClockWords } from './grammar.ts'
import { germanWords, plain } from './german-spelling.ts'

/** A lone number after "um" is an hour where nothing is counted by it. */
const hour = String.raw`(?:(?:um\s+|@\s*)?(?:\d{1,2}(?:[:.][0-5]\d)?\s*uhr|\d{1,2}:[0-5]\d)|(?:um\s+|@\s*)\d{1,2}(?:\.[0-5]\d)?(?!\s*(?:euro|€|prozent|%|cent|grad|punkte|stück)))`

/** "Morgen" is left out: by itself it is the next day. */
const part = '(?:früh|morgens|vormittags?|mittags?|nachmittags?|abends?|nachts?)'

/** A part of the day behind a day, with an hour in it: "Abend um 8". "Freitag Morgen" is the morning of a friday. */
export const partBehind = String.raw`((?:am\s+|in\s+der\s+)?(?:morgen|${part})(?:,?\s+${hour})?)`

/** Times of the day: um 9 Uhr, 14.30 Uhr, 8 Uhr abends, mittags; beside a day also "um 9" and "Abend". */
export const germanClocks: readonly ClockWords[] = [
  {
    // "9 bis 11 Uhr" is a span.
    pattern: germanWords(
      `(?<!\\d\\s+(?:bis|und|oder|-|–)\\s+)${hour}(?:\\s+(?:(?:am|in\\s+der)\\s+)?(?:${part}|(?<=am\\s+)morgen))?`,
    ),
    read: ([whole]) => {
      const phrase = plain(whole)
      const clock = clockOf(phrase)
      if (phrase.includes('uhr') || /^(?:um|@).*:/.test(phrase)) return [clock]
      if (/^\d/.test(phrase)) return [clock, 'company']
      // "um 5" is the morning or the afternoon, "um 9.30" may be a price.
      const isSure = /[a-z]$/.test(phrase) || Number(/\d+/.exec(phrase)?.[0]) >= 7
      return isSure ? [clock, 'a day'] : undefined
    },
  },
  {
    pattern: germanWords(String.raw`(?:um\s+)?mitternacht|mittags`),
    read: ([whole]) => [
      /mittags$/i.test(whole) ? '12:00' : '0:00',
      /^um/i.test(whole) ? undefined : 'company',
    ],
  },
  {
    pattern: germanWords(`(?:(?:am|in\\s+der)\\s+)?(?:${part}|(?<=am\\s+)morgen)(?:,?\\s+${hour})?`),
    read: ([whole]) => [clockOf(plain(whole)), 'a day before'],
  },
]

const usual: Record<string, string> = {
  früh: '9:00',
  morgen: '9:00',
  vormittag: '9:00',
  mittag: '12:00',
  nachmittag: '15:00',
  abend: '19:00',
  nacht: '21:00',
}

/** The time that plain words name: "abend" is 19:00, "abend um 8" and "8 uhr abends" are 20:00; empty when it is none. */
export function clockOf(phrase: string): string {
  const [, name = ''] = /(früh|vormittag|nachmittag|mittag|morgen|abend|nacht)/.exec(phrase) ?? []
  const [, hours, minutes = '00'] = /(\d{1,2})(?:[:.](\d\d))?/.exec(phrase) ?? []
  if (hours === undefined) return usual[name] ?? ''
  const said = Number(hours)
  const from = afternoonFrom[name] ?? 24
  const meant = said >= from && said < 12 ? said + 12 : said
  return meant < 24 ? `${meant}:${minutes}` : ''
}

/** From this hour on, one before twelve is meant to be after it. */
const afternoonFrom: Record<string, number> = { mittag: 1, nachmittag: 1, abend: 4, nacht: 6 }
