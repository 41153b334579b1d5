import { language } from '../texts/texts.ts'

const fallback = { en: 'en-GB', de: 'de-DE' } as const

/** Returns the locale for dates: the language of the app's texts, in the user's regional variant if the browser lists one. */
export function locale(): string {
  const own = language()
  const preferred = globalThis.navigator?.languages?.find(
    (tag) => tag.split('-', 1)[0] === own && isKnown(tag),
  )
  return preferred ?? fallback[own]
}

const tags = new Map<string, boolean>()

/** Whether Intl knows a tag, with a cache. Browsers pass on the system's language, and Intl throws for a tag such as `en-US@posix`. */
function isKnown(tag: string): boolean {
  const cached = tags.get(tag) ?? isSupported(tag)
  tags.set(tag, cached)
  return cached
}

function isSupported(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0
  } catch {
    return false
  }
}
