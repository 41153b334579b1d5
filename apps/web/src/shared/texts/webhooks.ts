import { webhooks as de } from './de/webhooks.ts'
import { webhooks as en } from './en/webhooks.ts'
import { textsOf } from './texts.ts'

/** The texts of the webhooks. Loaded with their section, in every language. */
export const webhookTexts = textsOf<typeof en>({ en, de })
