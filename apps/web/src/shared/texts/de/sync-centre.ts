import type { Translation } from '../messages.ts'
import type { syncCentre as en } from '../en/sync-centre.ts'

export const syncCentre: Translation<typeof en> = {
  title: 'Synchronisierung',

  explain: {
    live: 'Änderungen von anderen Geräten erscheinen sofort.',
    polling: 'Keine Live-Verbindung. Alle paar Sekunden wird nach Änderungen gesucht.',
    connecting: 'Verbindung zum Server wird aufgebaut.',
    offline:
      'Der Server ist nicht erreichbar. Arbeite einfach weiter: Alles wird synchronisiert, sobald du online bist.',
    'signed-out': 'Deine Sitzung ist abgelaufen. Melde dich an, um deine Änderungen zu synchronisieren.',
  },
  signIn: 'Anmelden',
  settled: 'Alles ist synchronisiert.',
  waiting: 'Wartet auf Synchronisierung',
  needsYou: 'Braucht deine Entscheidung',

  operations: {
    create: '„{title}“ hinzufügen',
    update: '„{title}“ ändern',
    complete: '„{title}“ erledigen',
    reopen: '„{title}“ wieder öffnen',
    delete: '„{title}“ löschen',
    restore: '„{title}“ wiederherstellen',
  },
  refused: {
    create: '„{title}“ konnte nicht hinzugefügt werden.',
    update: 'Die Änderung an „{title}“ konnte nicht gespeichert werden.',
    complete: '„{title}“ konnte nicht geändert werden.',
    delete: '„{title}“ konnte nicht gelöscht werden.',
    restore: '„{title}“ konnte nicht wiederhergestellt werden.',
  },
  unknown: { task: 'eine gelöschte Aufgabe', list: 'eine gelöschte Liste', label: 'ein gelöschtes Label' },
  conflict: '„{title}“ wurde auf zwei Geräten gleichzeitig geändert.',
  fields: { title: 'Titel', name: 'Name', description: 'Notizen' },
  mine: 'Dieses Gerät',
  theirs: 'Anderes Gerät',
  keepMine: 'Version dieses Geräts verwenden',
  keepTheirs: 'Andere Version verwenden',
  keepBoth: 'Beides behalten',
  retry: 'Erneut versuchen',
  save: 'Speichern',
  discard: 'Verwerfen',
  resolved: 'Entschieden',
  cancel: 'Abbrechen',
  lately: 'Kürzlich entschieden',
  takeBack: 'Rückgängig',
  takenBack: 'Rückgängig gemacht',
  choices: {
    mine: '„{title}“: Text dieses Geräts behalten',
    theirs: '„{title}“: Text des anderen Geräts behalten',
    both: '„{title}“: beide Fassungen behalten',
    retry: '„{title}“: noch einmal gesendet',
    discard: '„{title}“: verworfen',
  },
  /** `message` is the wording of an issue, the rest of a sentence. */
  issue: {
    text: '{field} {message}',
    someField: 'Das',
    fields: {
      title: 'Der Titel',
      description: 'Der Notiztext',
      due_date: 'Das Datum',
      priority: 'Die Priorität',
      status: 'Der Status',
    },
  },
}
