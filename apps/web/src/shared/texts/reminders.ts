import { reminders as de } from './de/reminders.ts'
import { reminders as en } from './en/reminders.ts'
import { textsOf } from './texts.ts'

/** The texts of a task's reminders. Loaded with the parts that show them, in every language. */
export const reminderTexts = textsOf<typeof en>({ en, de })
