import { syncCentre as de } from './de/sync-centre.ts'
import { syncCentre as en } from './en/sync-centre.ts'
import { textsOf } from './texts.ts'

/** The texts of the Sync Centre, loaded with that screen in every language. */
export const syncCentreTexts = textsOf<typeof en>({ en, de })
