import { quickAdd as de } from './de/quick-add.ts'
import { quickAdd as en } from './en/quick-add.ts'
import { language, type Language } from './texts.ts'

const catalogs: Record<Language, typeof en> = { en, de }

/** The texts of quick add. They come with it, in every language. */
export function quickAddTexts(): typeof en {
  return catalogs[language()]
}
