import type { SettingsTexts } from './catalog.ts'
import { settings as de } from './de/settings.ts'
import { settings as en } from './en/settings.ts'
import { language, type Language } from './texts.ts'

const catalogs: Record<Language, SettingsTexts> = { en, de }

/** The texts of the settings. They come with them, in every language. */
export function settingsTexts(): SettingsTexts {
  return catalogs[language()]
}
