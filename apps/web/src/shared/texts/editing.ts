import { editing as de } from './de/editing.ts'
import { editing as en } from './en/editing.ts'
import { speak, type Spoken } from './messages.ts'
import { language, type Language } from './texts.ts'

const spoken: Record<Language, Spoken<typeof en>> = {
  en: speak<typeof en>('en', en),
  de: speak<typeof en>('de', de),
}

/** The texts of the date picker and of conflicts. They come with these, in every language. */
export function editingTexts(): Spoken<typeof en> {
  return spoken[language()]
}
