import type { Texts } from '../catalog.ts'

export const tasks: Texts['tasks'] = {
  views: {
    inbox: 'Eingang',
    today: 'Heute',
    upcoming: 'Demnächst',
    all: 'Alle Aufgaben',
    completed: 'Erledigt',
    trash: 'Papierkorb',
    search: 'Suche',
  },
  places: {
    label: 'Navigation',
    lists: 'Listen',
    addList: 'Liste hinzufügen',
    labels: 'Labels',
    addLabel: 'Label hinzufügen',
    archived: 'Archivierte Listen',
    listMenu: 'Listenoptionen',
    labelMenu: 'Labeloptionen',
  },
  countOf: '{count, plural, one {# offene Aufgabe} other {# offene Aufgaben}}',
  sections: {
    overdue: 'Überfällig',
    today: 'Heute',
    open: 'Offen',
    completed: 'Erledigt',
    deleted: 'Gelöscht',
  },

  add: {
    label: 'Neue Aufgabe',
    placeholder: {
      today: 'Aufgabe für heute hinzufügen',
      upcoming: 'Aufgabe für morgen hinzufügen',
      all: 'Aufgabe hinzufügen',
      other: 'Aufgabe zu „{name}“ hinzufügen',
    },
    submit: 'Aufgabe hinzufügen',
  },
  search: {
    label: 'Aufgaben suchen',
    placeholder: 'In Titeln und Notizen suchen',
    clear: 'Suche löschen',
    found: '{count, plural, one {# Aufgabe gefunden} other {# Aufgaben gefunden}}',
  },

  list: {
    label: 'Aufgaben: {view}',
    complete: '„{title}“ erledigen',
    rename: '„{title}“ umbenennen',
    trouble: 'Braucht deine Entscheidung',
    pending: 'Noch nicht synchronisiert',
    due: 'Fällig',
    overdue: 'Überfällig',
    repeats: 'Wiederholt sich',
    reminds: 'Erinnerung',
    options: 'Ansicht anpassen',
    reschedule: 'Alle verschieben',
    restoreOf: '„{title}“ wiederherstellen',
    subtaskOf: 'Unteraufgabe von',
    progress: '{done, number}/{count, number}',
    progressOf: '{done, number} von {count, plural, one {# Unteraufgabe} other {# Unteraufgaben}} erledigt',
  },

  listButton: 'Liste: {name}',
  labelsButton: 'Labels: {names}',
  addLabels: 'Labels hinzufügen',
  priorityLabel: 'Priorität',
  priority: { low: 'Niedrig', medium: 'Mittel', high: 'Hoch' },
  priorityOf: 'Priorität {name}',
  status: { pending: 'Offen', in_progress: 'In Arbeit', completed: 'Erledigt' },

  due: {
    none: 'Kein Datum',
    today: 'Heute',
    tomorrow: 'Morgen',
    button: 'Fälligkeit: {value}',
  },

  load: {
    pending: 'Deine Aufgaben werden geladen',
    failed: 'Deine Aufgaben sind noch nicht geladen',
    waiting: 'Sie erscheinen, sobald der Server antwortet.',
  },

  linkCopied: '{count, plural, one {Link kopiert} other {# Links kopiert}}',
  linkNotCopied: 'Der Link ließ sich nicht kopieren',
  hasSubtasks: 'Eine Aufgabe mit Unteraufgaben kann keine Unteraufgabe werden',
  repeatsItself: 'Eine wiederkehrende Aufgabe kann keine Unteraufgabe werden',
  subtasksFull: 'Eine Aufgabe kann höchstens {max, number} Unteraufgaben haben',
}
