import { viewOptions as de } from './de/view-options.ts'
import { viewOptions as en } from './en/view-options.ts'
import { bindMessages, type Messages } from './messages.ts'
import { language, type Language } from './texts.ts'

const bound: Record<Language, Messages<typeof en>> = {
  en: bindMessages<typeof en>('en', en),
  de: bindMessages<typeof en>('de', de),
}

/** The texts of the menu of a view and of the board. Loaded with these, in every language. */
export function viewOptionsTexts(): Messages<typeof en> {
  return bound[language()]
}
