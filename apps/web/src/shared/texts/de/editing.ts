import type { Translation } from '../messages.ts'
import type { editing as en } from '../en/editing.ts'

export const editing: Translation<typeof en> = {
  unsaved: 'Noch nicht gespeichert',
  undecided: 'Wartet auf deine Wahl',
  due: {
    type: 'Datum eingeben',
    example: 'Fr 9:30',
    pick: 'Datum wählen',
    time: 'Uhrzeit',
    save: 'Datum setzen',
    cancel: 'Abbrechen',
    unread: '„{text}“ ist kein Datum. Versuch es mit „Fr 9:30“ oder „24. Dez.“.',
    incomplete: 'Vervollständige Datum oder Uhrzeit, oder leere das Feld.',
    year: 'Gib ein vierstelliges Jahr von 1970 bis 9999 ein.',
  },
  notes: {
    newTab: '(öffnet einen neuen Tab)',
    item: 'Listenpunkt',
  },
  conflict: {
    name: '{field}: auch auf einem anderen Gerät geändert, {moment}',
    compare: 'Vergleichen',
    keep: 'Behalten:',
    keepMine: 'Dieses Gerät',
    keepTheirs: 'Anderes Gerät',
  },
}
