import type { viewOptions as en } from '../en/view-options.ts'
import type { Translation } from '../messages.ts'

export const viewOptions: Translation<typeof en> = {
  group: 'Gruppieren',
  groups: { none: 'Gar nicht', date: 'Datum', priority: 'Priorität', status: 'Status' },
  sort: 'Sortieren',
  sorts: {
    auto: 'Automatisch',
    date: 'Fälligkeit',
    priority: 'Priorität',
    title: 'Titel',
    added: 'Neueste zuerst',
  },
  reset: 'Zurücksetzen',
}
