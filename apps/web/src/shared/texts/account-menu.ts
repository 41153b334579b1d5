import { accountMenu as de } from './de/account-menu.ts'
import { accountMenu as en } from './en/account-menu.ts'
import { textsOf } from './texts.ts'

/** The texts of the account menu and of the sign-out dialog. Loaded with these, in every language. */
export const accountMenuTexts = textsOf<typeof en>({ en, de })
