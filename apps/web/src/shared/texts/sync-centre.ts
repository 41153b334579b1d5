import { syncCentre as de } from './de/sync-centre.ts'
import { syncCentre as en } from './en/sync-centre.ts'
import { bindMessages, type Messages } from './messages.ts'
import { language, type Language } from './texts.ts'

const bound: Record<Language, Messages<typeof en>> = {
  en: bindMessages<typeof en>('en', en),
  de: bindMessages<typeof en>('de', de),
}

/** The texts of the Sync Centre, loaded with that screen in every language. */
export function syncCentreTexts(): Messages<typeof en> {
  return bound[language()]
}
