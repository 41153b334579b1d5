import { settings as de } from './de/settings.ts'
import { settings as en } from './en/settings.ts'
import { bindMessages, type Messages } from './messages.ts'
import { language, type Language } from './texts.ts'

const bound: Record<Language, Messages<typeof en>> = {
  en: bindMessages<typeof en>('en', en),
  de: bindMessages<typeof en>('de', de),
}

/** The texts of the settings. Loaded with them, in every language. */
export function settingsTexts(): Messages<typeof en> {
  return bound[language()]
}
