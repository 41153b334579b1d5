import { notifications as de } from './de/notifications.ts'
import { notifications as en } from './en/notifications.ts'
import { textsOf } from './texts.ts'

/** The texts about notifications of reminders. Loaded with the parts that show them, in every language. */
export const notificationsTexts = textsOf<typeof en>({ en, de })
