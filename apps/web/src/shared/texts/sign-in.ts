import { signInPages as de } from './de/sign-in.ts'
import { signInPages as en } from './en/sign-in.ts'
import { textsOf } from './texts.ts'

/** The texts of the sign-in and sign-up pages. Loaded with these, in every language. */
export const signInTexts = textsOf<typeof en>({ en, de })
