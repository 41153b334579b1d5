import { links as de } from './de/links.ts'
import { links as en } from './en/links.ts'
import { textsOf } from './texts.ts'

/** The texts of the pages of mailed links. Loaded with those pages, in every language. */
export const linkTexts = textsOf<typeof en>({ en, de })
