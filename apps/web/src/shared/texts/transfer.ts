import { reasonInEnglish, type ImportReason, type ImportWarning } from '@taskwire/domain/transfer'
import { reasonInGerman } from './german-reasons.ts'
import { transfer as de } from './de/transfer.ts'
import { transfer as en } from './en/transfer.ts'
import { language, textsOf, type Language } from './texts.ts'

/** The texts of import and export, loaded with that screen in every language. */
export const transferTexts = textsOf<typeof en>({ en, de })

const wordReason: Record<Language, (reason: ImportReason | ImportWarning) => string> = {
  en: reasonInEnglish,
  de: reasonInGerman,
}

/** Words what an import reports of a file or an entry, as a sentence without its period. */
export function reasonText(reason: ImportReason | ImportWarning): string {
  return wordReason[language()](reason)
}
