import { words } from './spans.ts'

/** Returns a pattern for whole words that accepts all spellings of umlauts: ü, ue, and u with a combining diaeresis. */
export function germanWords(pattern: string): RegExp {
  const typed = pattern.replaceAll(/[äü]/g, (umlaut) => {
    const base = umlaut === 'ä' ? 'a' : 'u'
    return `(?:${umlaut}|${base}e|${base}\u0308)`
  })
  return words(typed)
}

/** Normalizes the spelling of a phrase for look-ups. */
export function plain(phrase: string): string {
  const lower = phrase.normalize('NFC').toLowerCase()
  return lower.replaceAll('ae', 'ä').replaceAll('ue', 'ü').replaceAll(/\s+/g, ' ')
}

const upToTwelve = 'zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf'

export const count = String.raw`(?:\d{1,4}|eine[mrn]?|vierzehn|${upToTwelve})`

/** An hour from 1 to 12. */
export const numeral = String.raw`(?:1[0-2]|0?[1-9]|eins|${upToTwelve})`

const numerals = 'null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn'.split(
  ' ',
)

/** Returns the number for a `count`: 3, "drei", "einer". */
export function amountOf(word: string): number {
  if (/^\d/.test(word)) return Number(word.replace(',', '.'))
  return Math.max(1, numerals.indexOf(plain(word)))
}
