import type { SaidClock } from './due-piece.ts'
import type { ClockWords, PartWords } from './grammar.ts'
import { amountOf, germanWords, numeral, plain } from './german-spelling.ts'
import type { PartOfDay } from './part-of-day.ts'

const at = String.raw`(?:um\s+(?:punkt\s+)?|@\s*)`
/** Units behind a number that is not an hour. */
const counted = String.raw`(?!\s*(?:euro|€|prozent|%|cent|grad|punkte|stück|kg|km|leute|personen|minuten|stunden))`

export const partNames = 'morgen|frühe?|vormittag|nachmittag|mittag|abend|nacht'

/** German times: um 9 Uhr, 14.30 Uhr, halb 10, and beside a day "um 9" and "17h". */
export const germanClocks: readonly ClockWords[] = [
  {
    pattern: germanWords(String.raw`${at}?(\d{1,2})(?:[:.]([0-5]\d))?\s*uhr`),
    read: ([, hour, minute]) => clockAt(hour, minute),
  },
  {
    pattern: germanWords(String.raw`${at}?(\d{1,2})\s*uhr\s+([0-5]\d)`),
    // "9 Uhr 20 Leute": the second number counts a noun.
    read: ({ 0: whole, 1: hour, 2: minute, index, input }) =>
      /^\s*(?:[€%]|\p{Lu}|euro)/u.test(input.slice(index + whole.length)) ? undefined : clockAt(hour, minute),
  },
  {
    pattern: germanWords(String.raw`(${at}?)(\d{1,2}):([0-5]\d)(?:\s*h)?`),
    read: ([, lead, hour, minute]) => needing(lead === '' ? 'company' : undefined, clockAt(hour, minute)),
  },
  {
    pattern: germanWords(String.raw`${at}?(\d{1,2})(?:\.([0-5]\d))?\s?h`),
    read: ([, hour, minute]) => needing('a day', clockAt(hour, minute)),
  },
  {
    // "um 5" is ambiguous: morning or afternoon. "um 9.30" may be a price.
    pattern: germanWords(String.raw`${at}(\d{1,2}|${numeral})(?:\.([0-5]\d))?${counted}`),
    read: ([, word = '', minute]) => {
      const hour = amountOf(word)
      return needing(hour < 7 ? 'a part of the day' : 'a day', clockAt(hour, minute))
    },
  },
  {
    // "heute Abend gegen 8"
    pattern: germanWords(String.raw`(?:so\s+)?(?:gegen|etwa|circa|ca\.)\s+(${numeral})${counted}`),
    read: ([, word = '']) => needing('a part of the day', clockAt(amountOf(word))),
  },
  {
    pattern: germanWords(
      String.raw`(${at}?)(halb|viertel\s+(?:vor|nach)|dreiviertel)\s+(${numeral})(?:\s+uhr)?`,
    ),
    read: ([, lead, fraction = '', hour = '']) => {
      const minutes = amountOf(hour) * 60 + (shifts[plain(fraction)] ?? 0)
      // "halb 1" is 12:30.
      const said = clockAt(Math.floor(minutes / 60) || 12, minutes % 60)
      // "um halb 4" is at night or in the afternoon; beside a day the afternoon is more likely.
      if (minutes >= 60 && minutes < 420) return said && { ...said, half: 'rather pm', needs: 'a day' }
      return needing(lead === '' ? 'company' : undefined, said)
    },
  },
  {
    pattern: germanWords(String.raw`(um\s+)?mitternacht`),
    read: ([, lead]) => ({
      clock: { hour: 0, minute: 0 },
      needs: lead === undefined ? 'company' : undefined,
    }),
  },
]

/** German parts of the day, without "Morgen", which means tomorrow on its own. */
export const germanParts: readonly PartWords[] = [
  {
    pattern: germanWords('morgens|früh|vormittags|nachmittags|mittags|abends|nachts'),
    read: ([whole]) => partOf(whole),
    needs: 'a day or hour before',
  },
  {
    pattern: germanWords(`(?:am|in\\s+der)\\s+(?:${partNames})`),
    read: ([whole]) => partOf(whole),
    needs: 'a day or hour before',
  },
  {
    pattern: germanWords('vormittag|nachmittag|mittag|abend|nacht'),
    read: ([whole]) => partOf(whole),
    needs: 'a day before',
  },
]

/** Returns the part of the day for words such as "am Abend". */
export function partOf(phrase: string): PartOfDay {
  const [, name = ''] = new RegExp(`(${partNames.replace('frühe?', 'früh')})`).exec(plain(phrase)) ?? []
  return parts[name] ?? 'morning'
}

const parts: Record<string, PartOfDay> = {
  mittag: 'noon',
  nachmittag: 'afternoon',
  abend: 'evening',
  nacht: 'night',
}

const shifts: Record<string, number> = { halb: -30, dreiviertel: -15, 'viertel vor': -15, 'viertel nach': 15 }

function needing(needs: SaidClock['needs'], said: SaidClock | undefined): SaidClock | undefined {
  return said && { ...said, needs }
}

/** Returns a time; "24 Uhr" is the end of a day. */
function clockAt(hour: string | number = '', minute: string | number = 0): SaidClock | undefined {
  const clock = { hour: Number(hour) % 24, minute: Number(minute) }
  if (Number(hour) === 24) return clock.minute === 0 ? { clock, isNextDay: true } : undefined
  return Number(hour) < 24 ? { clock, half: 'am or pm' } : undefined
}
