import type { listParts as en } from '../en/list-parts.ts'
import type { Translation } from '../messages.ts'

export const listParts: Translation<typeof en> = {
  empty: {
    inbox: { title: 'Der Eingang ist leer', text: 'Aufgaben ohne Liste erscheinen hier.' },
    list: {
      title: 'Diese Liste ist leer',
      text: 'Füge oben die erste Aufgabe hinzu oder verschiebe Aufgaben hierher.',
    },
    label: {
      title: 'Keine Aufgaben mit diesem Label',
      text: 'Aufgaben, die du hier hinzufügst, bekommen dieses Label.',
    },
    today: { title: 'Heute ist nichts fällig', text: 'Aufgaben, die du hier hinzufügst, sind heute fällig.' },
    upcoming: {
      title: 'Nichts steht an',
      text: 'Aufgaben mit späterer Fälligkeit erscheinen hier, Tag für Tag.',
    },
    all: { title: 'Keine Aufgaben', text: 'Hier erscheinen alle deine Aufgaben, mit oder ohne Datum.' },
    completed: {
      title: 'Noch nichts erledigt',
      text: 'Erledigte Aufgaben erscheinen hier, die neueste zuerst.',
    },
    trash: {
      title: 'Der Papierkorb ist leer',
      text: 'Gelöschte Aufgaben erscheinen hier, und du kannst sie wiederherstellen.',
    },
    search: { title: 'Nichts gefunden', text: 'Keine Aufgabe enthält diese Wörter in Titel oder Notizen.' },
    begin: { title: 'Was suchst du?', text: 'Durchsuche alle Aufgaben, auch erledigte.' },
  },
  welcome: {
    title: 'Leg los',
    text: 'Füge hinzu, was dir als Erstes einfällt. Drei Tasten genügen für den Anfang:',
    add: 'fügt von überall eine Aufgabe hinzu',
    complete: 'erledigt die aktuelle Aufgabe',
    palette: 'findet alles andere',
    fingers:
      'Füge hinzu, was dir als Erstes einfällt, zum Beispiel „Miete morgen 9 Uhr !hoch“. Tippe auf eine Aufgabe, um sie zu ändern, oder auf ihren Kreis, um sie zu erledigen.',
  },
  selection: {
    label: 'Ausgewählte Aufgaben',
    count: '{count} ausgewählt',
    date: 'Datum',
    list: 'Liste',
    labels: 'Labels',
    order: 'Reihenfolge',
    top: 'Ganz nach oben',
    up: 'Nach oben',
    down: 'Nach unten',
    bottom: 'Ganz nach unten',
    complete: 'Erledigen',
    reopen: 'Wieder öffnen',
    delete: 'Löschen',
    clear: 'Auswahl aufheben',
  },
  moved:
    '{moved, plural, one {„{title}“ ist jetzt {index, number} von {count, number}} other {# Aufgaben beginnen jetzt bei {index, number} von {count, number}}}',
  notManual:
    'Von Hand ordnest du Aufgaben im Eingang und in Listen, wenn sie nach „Eigene Reihenfolge“ sortiert sind.',
  week: {
    label: 'Die nächsten 7 Tage',
    day: '{day}: {count, plural, =0 {keine Aufgaben} one {# Aufgabe} other {# Aufgaben}}',
  },
  restore: 'Wiederherstellen',
  trash: {
    kept: 'Gelöschte Aufgaben kannst du {days, plural, one {# Tag} other {# Tage}} lang wiederherstellen.',
    unread: 'Der Server ist nicht erreichbar. Hier stehen die gelöschten Aufgaben, die dieses Gerät kennt.',
  },
}
