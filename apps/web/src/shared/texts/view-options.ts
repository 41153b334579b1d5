import { viewOptions as de } from './de/view-options.ts'
import { viewOptions as en } from './en/view-options.ts'
import { textsOf } from './texts.ts'

/** The texts of the menu of a view. Loaded with it, in every language. */
export const viewOptionsTexts = textsOf<typeof en>({ en, de })
