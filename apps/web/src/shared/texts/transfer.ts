import { reasonInGerman } from './german-reasons.ts'
import { transfer as de } from './de/transfer.ts'
import { transfer as en } from './en/transfer.ts'
import { speak, type Spoken } from './messages.ts'
import { language, type Language } from './texts.ts'

const spoken: Record<Language, Spoken<typeof en>> = {
  en: speak<typeof en>('en', en),
  de: speak<typeof en>('de', de),
}

/** The texts of import and export. They come with it, in every language. */
export function transferTexts(): Spoken<typeof en> {
  return spoken[language()]
}

/** Why an entry or a file is not taken, from what the reader of files says: as a sentence, without names of columns. */
export function sayReason(reason: string): string {
  return language() === 'de'
    ? reasonInGerman(reason)
    : `${reason.charAt(0).toUpperCase()}${reason.slice(1)}`.replace(/^\w+/, (name) =>
        name.replaceAll('_', ' '),
      )
}
