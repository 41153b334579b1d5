import type { LinkTexts } from './catalog.ts'
import { links as de } from './de/links.ts'
import { links as en } from './en/links.ts'
import { language, type Language } from './texts.ts'

const catalogs: Record<Language, LinkTexts> = { en, de }

/** The texts of the pages that links in messages lead to. They come with those pages, in every language. */
export function linkTexts(): LinkTexts {
  return catalogs[language()]
}
