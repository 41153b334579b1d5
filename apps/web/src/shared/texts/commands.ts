import { commands as de } from './de/commands.ts'
import { commands as en } from './en/commands.ts'
import { bindMessages, type Messages } from './messages.ts'
import { language, type Language } from './texts.ts'

const bound: Record<Language, Messages<typeof en>> = {
  en: bindMessages<typeof en>('en', en),
  de: bindMessages<typeof en>('de', de),
}

/** The names of the commands and the texts of the palette, loaded with what shows them, in every language. */
export function commandTexts(): Messages<typeof en> {
  return bound[language()]
}
