import type { viewOptions as en } from '../en/view-options.ts'
import type { Translation } from '../messages.ts'

export const viewOptions: Translation<typeof en> = {
  layout: 'Darstellung',
  layouts: { list: 'Liste', board: 'Board' },
  more: '{count, plural, one {# weitere in der Liste} other {# weitere in der Liste}}',
  group: 'Gruppieren',
  groups: { none: 'Gar nicht', date: 'Datum', priority: 'Priorität', status: 'Status' },
  sort: 'Sortieren',
  sorts: {
    auto: 'Automatisch',
    manual: 'Eigene Reihenfolge',
    date: 'Fälligkeit',
    priority: 'Priorität',
    title: 'Titel',
    added: 'Neueste zuerst',
  },
  reset: 'Zurücksetzen',
}
