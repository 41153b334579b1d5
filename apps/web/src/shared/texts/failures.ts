import { failures as de } from './de/failures.ts'
import { failures as en } from './en/failures.ts'
import { textsOf } from './texts.ts'

/** The texts of failed calls. Loaded with the parts that call the server, in every language. */
export const failureTexts = textsOf<typeof en>({ en, de })
