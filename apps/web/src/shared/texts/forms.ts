import { forms as de } from './de/forms.ts'
import { forms as en } from './en/forms.ts'
import { textsOf } from './texts.ts'

/** The texts of the forms of accounts. Loaded with these, in every language. */
export const formTexts = textsOf<typeof en>({ en, de })
