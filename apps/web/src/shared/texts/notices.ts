import { notices as de } from './de/notices.ts'
import { notices as en } from './en/notices.ts'
import { textsOf } from './texts.ts'

/** The texts of the messages about actions. Loaded with those messages, in every language. */
export const noticeTexts = textsOf<typeof en>({ en, de })
