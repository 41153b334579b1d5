/** Returns the number for a word: 3, "three", "a"; 1 for any other word. */
export function amountOf(word: string): number {
  return /^\d/.test(word) ? Number(word.replace(',', '.')) : Math.max(1, numerals.indexOf(word.toLowerCase()))
}

const numerals = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')

export const upToTwelve = numerals.slice(1).join('|')

/** Weekdays: long, short with an optional dot, and common misspellings. */
export const weekday = String.raw`(?:(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)(?:\.(?=\s))?|(?:mon|tues|wednes|thurs|fri|satur|sun)day)`
export const tomorrow = 'tomorrow|tmrw?|tmw|tomm?orr?ow|tomoz|2morrow|2moro'

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

export const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'

/** Returns 1 to 12; 0 for a text that is not a month. */
export function monthOf(name: string): number {
  return months.indexOf(name.slice(0, 3).toLowerCase()) + 1
}

/** Returns 0 for Monday to 6 for Sunday. */
export function weekdayOf(name: string): number {
  return ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'].indexOf(name.slice(0, 2).toLowerCase())
}

/** Normalizes the spelling of a phrase for look-ups. */
export function plain(phrase: string): string {
  return phrase.toLowerCase().replaceAll(/\s+/g, ' ')
}
