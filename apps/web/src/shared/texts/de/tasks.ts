import type { Texts } from '../catalog.ts'

const named = '{count, plural, one {„{title}“} other {# Aufgaben}}'

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
  tabs: {
    inbox: 'Eingang',
    today: 'Heute',
    upcoming: 'Demnächst',
    all: 'Alle',
    completed: 'Erledigt',
    trash: 'Papierkorb',
    search: 'Suche',
  },
  viewsLabel: 'Ansichten',
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
    options: 'Ansicht anpassen',
    reschedule: 'Alle verschieben',
    restoreOf: '„{title}“ wiederherstellen',
  },

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

  did: {
    create: `Hinzugefügt: ${named}`,
    update: `Geändert: ${named}`,
    rename: 'Umbenannt in „{title}“',
    complete: `Erledigt: ${named}`,
    reopen: `Wieder geöffnet: ${named}`,
    delete: `Gelöscht: ${named}`,
    restore: `Wiederhergestellt: ${named}`,
    date: `Datum geändert: ${named}`,
    priority: `Priorität geändert: ${named}`,
    status: `Status geändert: ${named}`,
    move: `Nach „{place}“ verschoben: ${named}`,
    label: `Labels geändert: ${named}`,
    listCreate: 'Liste hinzugefügt: „{title}“',
    listUpdate: 'Liste geändert: „{title}“',
    listArchive: 'Liste archiviert: „{title}“',
    listUnarchive: 'Liste zurückgeholt: „{title}“',
    listDelete: 'Liste gelöscht: „{title}“',
    labelCreate: 'Label hinzugefügt: „{title}“',
    labelUpdate: 'Label geändert: „{title}“',
    labelDelete: 'Label gelöscht: „{title}“',
    theirs: `Text des anderen Geräts behalten: ${named}`,
  },
  addedTo: '{count, plural, one {Hinzugefügt zu „{place}“} other {# Aufgaben zu „{place}“ hinzugefügt}}',
  undone: 'Rückgängig gemacht – {what}',
  redone: 'Wiederholt – {what}',
  linkCopied: '{count, plural, one {Link kopiert} other {# Links kopiert}}',
  linkNotCopied: 'Der Link ließ sich nicht kopieren',
  nothingToUndo: 'Nichts zum Rückgängigmachen',
  nothingToRedo: 'Nichts zum Wiederholen',
  busy: 'Einen Moment. Die letzte Aktion wird noch rückgängig gemacht',
  overtaken: 'Wurde seitdem noch einmal geändert und bleibt deshalb unverändert',
}
