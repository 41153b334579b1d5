import { links as de } from './de/links.ts'
import { links as en } from './en/links.ts'
import { bindMessages, type Messages } from './messages.ts'
import { language, type Language } from './texts.ts'

const bound: Record<Language, Messages<typeof en>> = {
  en: bindMessages<typeof en>('en', en),
  de: bindMessages<typeof en>('de', de),
}

/** The texts of the pages of mailed links. Loaded with those pages, in every language. */
export function linkTexts(): Messages<typeof en> {
  return bound[language()]
}
