import { settings as de } from './de/settings.ts'
import { settings as en } from './en/settings.ts'
import { speak, type Spoken } from './messages.ts'
import { language, type Language } from './texts.ts'

const spoken: Record<Language, Spoken<typeof en>> = {
  en: speak<typeof en>('en', en),
  de: speak<typeof en>('de', de),
}

/** The texts of the settings. They come with them, in every language. */
export function settingsTexts(): Spoken<typeof en> {
  return spoken[language()]
}
