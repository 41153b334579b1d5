import { editing as de } from './de/editing.ts'
import { editing as en } from './en/editing.ts'
import { textsOf } from './texts.ts'

/** The texts of the task panel and of the date picker. Loaded with these, in every language. */
export const editingTexts = textsOf<typeof en>({ en, de })
