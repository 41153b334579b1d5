import { links as de } from './de/links.ts'
import { links as en } from './en/links.ts'
import { speak, type Spoken } from './messages.ts'
import { language, type Language } from './texts.ts'

const spoken: Record<Language, Spoken<typeof en>> = {
  en: speak<typeof en>('en', en),
  de: speak<typeof en>('de', de),
}

/** The texts of the pages that links in messages lead to. They come with those pages, in every language. */
export function linkTexts(): Spoken<typeof en> {
  return spoken[language()]
}
