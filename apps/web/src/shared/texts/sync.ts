import { sync as de } from './de/sync.ts'
import { sync as en } from './en/sync.ts'
import { textsOf } from './texts.ts'

/** The texts of the sync state. Loaded with the sync indicator, in every language. */
export const syncTexts = textsOf<typeof en>({ en, de })
