import type { places as en } from '../en/places.ts'
import type { Translation } from '../messages.ts'

export const places: Translation<typeof en> = {
  newList: 'Neue Liste',
  newLabel: 'Neues Label',
  editList: 'Liste bearbeiten',
  editLabel: 'Label bearbeiten',
  name: 'Name',
  color: 'Farbe',
  colors: {
    none: 'Keine Farbe',
    red: 'Rot',
    orange: 'Orange',
    yellow: 'Gelb',
    lime: 'Hellgrün',
    green: 'Grün',
    teal: 'Petrol',
    blue: 'Blau',
    indigo: 'Indigo',
    purple: 'Lila',
    pink: 'Pink',
  },
  add: 'Hinzufügen',
  save: 'Speichern',
  cancel: 'Abbrechen',
  nameMissing: 'Gib einen Namen ein',
  nameTaken: 'Du hast schon ein Label mit diesem Namen',
  full: {
    list: 'Du kannst höchstens {max, number} Listen haben. Lösche zuerst welche',
    label: 'Du kannst höchstens {max, number} Labels haben. Lösche zuerst welche',
  },

  edit: 'Name und Farbe …',
  moveUp: 'Nach oben',
  moveDown: 'Nach unten',
  archive: 'Archivieren',
  unarchive: 'Zurückholen',
  delete: 'Löschen',
  archivedNote: 'Diese Liste ist archiviert. Ihre Aufgaben erscheinen nicht in Heute und Demnächst.',

  missing: {
    list: {
      title: 'Liste nicht gefunden',
      text: 'Vielleicht gehört sie zu einem anderen Konto, oder sie wurde vor langer Zeit gelöscht.',
    },
    label: { title: 'Label nicht gefunden', text: 'Es wurde gelöscht oder gehört zu einem anderen Konto.' },
  },
  deleted: 'Diese Liste wurde mit ihren Aufgaben gelöscht.',
  restore: 'Wiederherstellen',
  toInbox: 'Zum Eingang',

  noLists: 'Mit Listen trennst du Arbeit, Haushalt und Ideen.',
  archived: 'Archiviert',
  settings: 'Einstellungen',
}
