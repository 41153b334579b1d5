import type { Texts } from '../catalog.ts'

const changes = (count: number) => (count === 1 ? '1 Änderung' : `${count} Änderungen`)

export const sync: Texts['sync'] = {
  title: 'Abgleich',
  live: 'Live',
  polling: 'Auf dem neuesten Stand',
  connecting: 'Verbindung wird aufgebaut …',
  reconnecting: (count) =>
    count === 0
      ? 'Verbindung wird wiederhergestellt …'
      : `Neu verbinden: ${changes(count)} auf diesem Gerät gespeichert`,
  syncing: (count) => `${changes(count)} werden gesendet`,
  offline: 'Offline',
  kept: (count) => (count === 0 ? 'Offline' : `Offline: ${changes(count)} auf diesem Gerät gespeichert`),
  signedOut: 'Abgemeldet',
  attention: (count) => `${count} zu entscheiden`,
  back: 'Wieder verbunden',

  explain: {
    live: 'Was anderswo geändert wird, erscheint hier sofort.',
    polling: 'Der Server wird alle paar Sekunden gefragt; eine stehende Verbindung kam nicht zustande.',
    connecting: 'Auf dem Weg zum Server.',
    offline: 'Der Server ist nicht erreichbar. Du kannst weiterarbeiten; alles wird später gesendet.',
    'signed-out': 'Die Sitzung ist abgelaufen. Nach der Anmeldung wird gesendet, was wartet.',
  },
  memory:
    'Dieser Browser speichert nichts für diese Seite: Was nicht gesendet ist, geht beim Schließen verloren.',
  signIn: 'Anmelden',
  settled: 'Alles ist gesendet, und nichts wartet auf dich.',
  waiting: 'Wartet aufs Senden',
  needsYou: 'Braucht deine Entscheidung',

  operations: {
    create: (title) => `„${title}“ anlegen`,
    update: (title) => `„${title}“ ändern`,
    complete: (title) => `„${title}“ erledigen`,
    reopen: (title) => `„${title}“ wieder öffnen`,
    delete: (title) => `„${title}“ löschen`,
    restore: (title) => `„${title}“ zurückholen`,
  },
  refused: {
    create: (title) => `„${title}“ wurde nicht angelegt.`,
    update: (title) => `Die Änderung an „${title}“ wurde nicht gespeichert.`,
    complete: (title) => `„${title}“ wurde nicht geändert.`,
    delete: (title) => `„${title}“ wurde nicht gelöscht.`,
    restore: (title) => `„${title}“ wurde nicht zurückgeholt.`,
  },
  unknown: 'eine Aufgabe, die es nicht mehr gibt',
  conflict: (title) => `„${title}“ wurde hier und anderswo zugleich geändert.`,
  fields: { title: 'Titel', description: 'Notizen' },
  empty: 'Kein Text',
  mine: 'Von dir',
  theirs: 'Von anderswo',
  keepMine: 'Meins behalten',
  keepTheirs: 'Das andere behalten',
  keepBoth: 'Beides behalten',
  retry: 'Erneut versuchen',
  save: 'Speichern',
  discard: 'Verwerfen',
  edit: 'Text',
  resolved: 'Entschieden',
  cancel: 'Abbrechen',
  lately: 'Kürzlich entschieden',
  takeBack: 'Zurücknehmen',
  takenBack: 'Zurückgenommen',
  choices: {
    mine: (title) => `„${title}“: deine Fassung behalten`,
    theirs: (title) => `„${title}“: die andere Fassung behalten`,
    both: (title) => `„${title}“: beide Fassungen behalten`,
    retry: (title) => `„${title}“: noch einmal gesendet`,
    discard: (title) => `„${title}“: verworfen`,
  },
}
