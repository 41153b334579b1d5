import { signInPages as de } from './de/sign-in.ts'
import { signInPages as en } from './en/sign-in.ts'
import { bindMessages, type Messages } from './messages.ts'
import { language, type Language } from './texts.ts'

const bound: Record<Language, Messages<typeof en>> = {
  en: bindMessages<typeof en>('en', en),
  de: bindMessages<typeof en>('de', de),
}

/** The texts of the sign-in and sign-up pages. Loaded with these, in every language. */
export function signInTexts(): Messages<typeof en> {
  return bound[language()]
}
