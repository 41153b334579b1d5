import { quickAdd as de } from './de/quick-add.ts'
import { quickAdd as en } from './en/quick-add.ts'
import { speak, type Spoken } from './messages.ts'
import { language, type Language } from './texts.ts'

const spoken: Record<Language, Spoken<typeof en>> = {
  en: speak<typeof en>('en', en),
  de: speak<typeof en>('de', de),
}

/** The texts of quick add. They come with it, in every language. */
export function quickAddTexts(): Spoken<typeof en> {
  return spoken[language()]
}
