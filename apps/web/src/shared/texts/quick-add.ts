import { quickAdd as de } from './de/quick-add.ts'
import { quickAdd as en } from './en/quick-add.ts'
import { bindMessages, type Messages } from './messages.ts'
import { language, type Language } from './texts.ts'

const bound: Record<Language, Messages<typeof en>> = {
  en: bindMessages<typeof en>('en', en),
  de: bindMessages<typeof en>('de', de),
}

/** The texts of quick add. Loaded with it, in every language. */
export function quickAddTexts(): Messages<typeof en> {
  return bound[language()]
}
