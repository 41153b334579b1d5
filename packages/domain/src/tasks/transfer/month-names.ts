/** Languages of dates in words, the most common first. */
const languages = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'pl',
  'sv',
  'nb',
  'da',
  'fi',
  'cs',
  'ru',
  'uk',
  'tr',
  'hu',
  'ro',
]

/** Words within dates that have no meaning of their own: "3 de febrero", "9 Feb at 9:00", "15:30 Uhr". */
const fillers =
  'at|on|the|of|um|uhr|am|den|de|del|le|à|el|a|las|di|il|alle|ore|às|do|om|kl|klo|o|г|года|р|st|nd|rd|th'

type Words = ReadonlyMap<string, number | 'ignored'>

let latest: { readonly locale: string | undefined; readonly words: Words } | undefined

/** Returns the month of a word, from 1; `ignored` for a weekday or a filler; undefined for any other word. */
export function monthOf(word: string, locale: string | undefined): number | 'ignored' | undefined {
  if (latest === undefined || latest.locale !== locale) latest = { locale, words: wordsOf(locale) }
  const plain = bare(word)
  const exact = latest.words.get(plain)
  if (exact !== undefined || plain.length < 3) return exact
  // "Sept", "Febr", "Mrz": abbreviations that Intl does not use.
  const longer = new Set(
    [...latest.words].flatMap(([name, value]) => (name.startsWith(plain) ? [value] : [])),
  )
  return longer.size === 1 ? [...longer][0] : plain === 'mrz' ? 3 : undefined
}

function wordsOf(locale: string | undefined): Words {
  const words = new Map<string, number | 'ignored'>()
  const add = (text: string, value: number | 'ignored') => {
    const word = bare(text)
    if (word !== '' && !words.has(word)) words.set(word, value)
  }
  const known = [...(locale === undefined ? [] : [locale]), ...languages]
  const styles = known.flatMap((language) =>
    (['long', 'short'] as const).map((style) => ({ language, style })),
  )
  // Months come first: "mar" means March more often than Tuesday (French "mardi").
  for (const { language, style } of styles) {
    const options = { timeZone: 'UTC', calendar: 'gregory', month: style } as const
    const alone = new Intl.DateTimeFormat(language, options)
    // With a day, Intl returns the month in the grammatical case that dates use.
    const beside = new Intl.DateTimeFormat(language, { ...options, day: 'numeric' })
    for (let month = 0; month < 12; month += 1) {
      const at = Date.UTC(2027, month, 1)
      add(alone.format(at), month + 1)
      add(beside.formatToParts(at).find(({ type }) => type === 'month')?.value ?? '', month + 1)
    }
  }
  for (const { language, style } of styles) {
    const weekday = new Intl.DateTimeFormat(language, { timeZone: 'UTC', weekday: style })
    for (let day = 1; day < 8; day += 1) add(weekday.format(Date.UTC(2027, 0, day)), 'ignored')
  }
  for (const filler of fillers.split('|')) add(filler, 'ignored')
  return words
}

function bare(word: string): string {
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}]/gu, '')
}
