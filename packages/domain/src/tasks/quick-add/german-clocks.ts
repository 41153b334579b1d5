import type { ClockWords } from './grammar.ts'
import { amountOf, germanWords, numeral, plain } from './german-spelling.ts'

/** "halb 10" is half an hour before ten. */
const fraction = String.raw`(?:um\s+|@\s*)?(?:halb|viertel\s+(?:vor|nach)|dreiviertel)\s+${numeral}(?:\s+uhr)?`

/** A lone number after "um" is an hour where nothing is counted by it. */
const hour = String.raw`(?:${fraction}|(?:um\s+|@\s*)?(?:\d{1,2}(?:[:.][0-5]\d)?\s*uhr|\d{1,2}:[0-5]\d)|(?:um\s+|@\s*)\d{1,2}(?:\.[0-5]\d)?(?!\s*(?:euro|€|prozent|%|cent|grad|punkte|stück)))`

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
      if (/halb|viertel/.test(phrase)) {
        const isPartSaid = partOf(phrase) !== ''
        // "um halb 4" is at night or in the afternoon.
        if (!isPartSaid && Number.parseInt(clock, 10) < 7) return undefined
        return [clock, isPartSaid || /^(?:um|@)/.test(phrase) ? undefined : 'company']
      }
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
  const name = partOf(phrase)
  const said = minutesOf(phrase)
  if (said === undefined) return usual[name] ?? ''
  const from = afternoonFrom[name] ?? 24
  const hour = Math.floor(said / 60)
  const meant = hour >= from && hour < 12 ? hour + 12 : hour
  return meant < 24 ? `${meant}:${String(said % 60).padStart(2, '0')}` : ''
}

function partOf(phrase: string): string {
  return /(früh|vormittag|nachmittag|mittag|morgen|abend|nacht)/.exec(phrase)?.[1] ?? ''
}

/** Since midnight, as it was said. */
function minutesOf(phrase: string): number | undefined {
  const [, part, word = ''] =
    new RegExp(`(halb|viertel (?:vor|nach)|dreiviertel) (${numeral})`).exec(phrase) ?? []
  if (part !== undefined) {
    const minutes = amountOf(word) * 60 + (shifts[part] ?? 0)
    // "halb 1" comes after twelve.
    return minutes < 60 ? minutes + 720 : minutes
  }
  const [, hours, minutes = '0'] = /(\d{1,2})(?:[:.](\d\d))?/.exec(phrase) ?? []
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes)
}

const shifts: Record<string, number> = {
  halb: -30,
  dreiviertel: -15,
  'viertel vor': -15,
  'viertel nach': 15,
}

/** From this hour on, one before twelve is meant to be after it. */
const afternoonFrom: Record<string, number> = { mittag: 1, nachmittag: 1, abend: 4, nacht: 6 }
