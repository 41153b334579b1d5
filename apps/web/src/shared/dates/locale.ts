import { language } from '../texts/texts.ts'

const fallback = { en: 'en-GB', de: 'de-DE' } as const

/** Dates are written in the language of the texts around them, in the reader's own variety of it. */
export function locale(): string {
  const own = language()
  const wish = globalThis.navigator?.languages?.find((tag) => tag.split('-', 1)[0] === own && isKnown(tag))
  return wish ?? fallback[own]
}

const tags = new Map<string, boolean>()

/** Browsers hand on what the system calls its language, and `en-US@posix` is a tag that Intl throws at. */
function isKnown(tag: string): boolean {
  const known = tags.get(tag) ?? isSupported(tag)
  tags.set(tag, known)
  return known
}

function isSupported(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0
  } catch {
    return false
  }
}
