/** The number that a word stands for: 3, "three", "a"; 1 for what is no number. */
export function amountOf(word: string): number {
  return /^\d/.test(word) ? Number(word.replace(',', '.')) : Math.max(1, numerals.indexOf(word.toLowerCase()))
}

const numerals = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')

export const upToTwelve = numerals.slice(1).join('|')

/** Names of the days, short, long, and as they are often mistyped. A dot ends a short one. */
export const weekday = String.raw`(?:(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)(?:\.(?=\s))?|(?:mon|tues|wednes|thurs|fri|satur|sun)day)`
export const tomorrow = 'tomorrow|tmrw?|tmw|tomm?orr?ow|tomoz|2morrow|2moro'

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

export const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'

/** From 1 to 12; 0 when it is no month. */
export function monthOf(name: string): number {
  return months.indexOf(name.slice(0, 3).toLowerCase()) + 1
}

/** 0 is Monday. */
export function weekdayOf(name: string): number {
  return ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'].indexOf(name.slice(0, 2).toLowerCase())
}

/** One spelling of a phrase, to look it up by. */
export function plain(phrase: string): string {
  return phrase.toLowerCase().replaceAll(/\s+/g, ' ')
}
