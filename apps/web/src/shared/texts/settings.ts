import { settings as de } from './de/settings.ts'
import { settings as en } from './en/settings.ts'
import { textsOf } from './texts.ts'

/** The texts of the settings. Loaded with them, in every language. */
export const settingsTexts = textsOf<typeof en>({ en, de })
