import { pickers as de } from './de/pickers.ts'
import { pickers as en } from './en/pickers.ts'
import { textsOf } from './texts.ts'

/** The texts of the pickers of lists and labels. Loaded with them, in every language. */
export const pickerTexts = textsOf<typeof en>({ en, de })
