import { quickAdd as de } from './de/quick-add.ts'
import { quickAdd as en } from './en/quick-add.ts'
import { textsOf } from './texts.ts'

/** The texts of quick add. Loaded with it, in every language. */
export const quickAddTexts = textsOf<typeof en>({ en, de })
