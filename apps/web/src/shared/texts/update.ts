import { update as de } from './de/update.ts'
import { update as en } from './en/update.ts'
import { textsOf } from './texts.ts'

/** The texts of the notice of a new version. Loaded with it, in every language. */
export const updateTexts = textsOf<typeof en>({ en, de })
