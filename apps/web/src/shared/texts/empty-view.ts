import { emptyView as de } from './de/empty-view.ts'
import { emptyView as en } from './en/empty-view.ts'
import { bindMessages, type Messages } from './messages.ts'
import { language, type Language } from './texts.ts'

const bound: Record<Language, Messages<typeof en>> = {
  en: bindMessages<typeof en>('en', en),
  de: bindMessages<typeof en>('de', de),
}

/** The texts of views without tasks. Loaded with these, in every language. */
export function emptyViewTexts(): Messages<typeof en> {
  return bound[language()]
}
