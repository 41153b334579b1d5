import { invites as de } from './de/invites.ts'
import { invites as en } from './en/invites.ts'
import { textsOf } from './texts.ts'

/** The texts of invitations. Loaded with the settings, in every language. */
export const invitesTexts = textsOf<typeof en>({ en, de })
