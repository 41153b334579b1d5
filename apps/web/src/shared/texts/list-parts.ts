import { listParts as de } from './de/list-parts.ts'
import { listParts as en } from './en/list-parts.ts'
import { textsOf } from './texts.ts'

/** The texts of parts that a list shows at times. Loaded with these, in every language. */
export const listPartTexts = textsOf<typeof en>({ en, de })
