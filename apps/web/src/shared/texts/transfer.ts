import { transfer as de } from './de/transfer.ts'
import { transfer as en } from './en/transfer.ts'
import { language, type Language } from './texts.ts'

const catalogs: Record<Language, typeof en> = { en, de }

/** The texts of import and export. They come with it, in every language. */
export function transferTexts(): typeof en {
  return catalogs[language()]
}
