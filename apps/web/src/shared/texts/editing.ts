import { editing as de } from './de/editing.ts'
import { editing as en } from './en/editing.ts'
import { bindMessages, type Messages } from './messages.ts'
import { language, type Language } from './texts.ts'

const bound: Record<Language, Messages<typeof en>> = {
  en: bindMessages<typeof en>('en', en),
  de: bindMessages<typeof en>('de', de),
}

/** The texts of the task panel and of the date picker. Loaded with these, in every language. */
export function editingTexts(): Messages<typeof en> {
  return bound[language()]
}
