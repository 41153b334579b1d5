import type { Texts } from '../catalog.ts'

const named = '{count, plural, one {„{title}“} other {# Aufgaben}}'

export const tasks: Texts['tasks'] = {
  views: {
    today: 'Heute',
    upcoming: 'Demnächst',
    all: 'Alle Aufgaben',
    completed: 'Erledigt',
    trash: 'Papierkorb',
    search: 'Suche',
  },
  tabs: {
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
      today: 'Aufgabe für heute',
      upcoming: 'Aufgabe für morgen',
      all: 'Neue Aufgabe',
    },
    submit: 'Aufgabe anlegen',
  },
  search: {
    label: 'Aufgaben suchen',
    placeholder: 'In Titeln und Notizen suchen',
    clear: 'Suche beenden',
    found: '{count, plural, one {# Aufgabe gefunden} other {# Aufgaben gefunden}}',
  },

  list: {
    label: 'Aufgaben: {view}',
    complete: '„{title}“ erledigen',
    rename: 'Neuer Titel für „{title}“',
    hasNotes: 'Mit Notizen',
    pending: 'Noch nicht gesendet',
    due: 'Fällig',
    overdue: 'Überfällig',
    done: 'Erledigt',
    restore: 'Zurückholen',
    restoreOf: '„{title}“ zurückholen',
  },
  selection: {
    label: 'Ausgewählte Aufgaben',
    count: '{count} ausgewählt',
    date: 'Datum',
    complete: 'Erledigen',
    reopen: 'Wieder öffnen',
    delete: 'Löschen',
    clear: 'Auswahl aufheben',
  },

  priority: { low: 'Niedrig', medium: 'Mittel', high: 'Hoch' },
  priorityOf: 'Priorität {name}',
  status: { pending: 'Offen', in_progress: 'In Arbeit', completed: 'Erledigt' },

  due: {
    none: 'Kein Datum',
    today: 'Heute',
    tomorrow: 'Morgen',
    nextWeek: 'Nächste Woche',
    label: 'Fälligkeit',
    button: 'Fälligkeit: {value}',
  },

  panel: {
    label: 'Aufgabe: {title}',
    close: 'Schließen',
    page: 'Als Seite öffnen',
    back: 'Zurück zur Liste',
    title: 'Titel',
    notes: 'Notizen',
    notesPlaceholder: 'Was man sich merken sollte',
    status: 'Stand',
    priority: 'Priorität',
    added: 'Angelegt {moment}',
    completed: 'Erledigt {moment}',
    saved: 'Gespeichert',
    saving: 'Wird gespeichert …',
    kept: 'Auf diesem Gerät gespeichert',
    trouble: 'Braucht deine Entscheidung',
    resolve: 'Ansehen',
    remove: 'Aufgabe löschen',
    goneTitle: 'Diese Aufgabe ist nicht hier',
    gone: 'Sie wurde gelöscht, oder die Adresse stimmt nicht ganz.',
    deleted: 'Sie liegt im Papierkorb.',
  },

  trash: {
    kept: 'Gelöschte Aufgaben können {days, plural, one {# Tag} other {# Tage}} lang zurückkommen.',
    unread: 'Der Server antwortet nicht. Das hier kennt dieses Gerät.',
  },

  empty: {
    today: { title: 'Heute ist nichts fällig', text: 'Was du hier anlegst, ist heute fällig.' },
    upcoming: { title: 'Nichts steht an', text: 'Aufgaben mit späterem Datum warten hier, Tag für Tag.' },
    all: { title: 'Keine Aufgaben', text: 'Alles, was du anlegst, steht hier, gleich mit welchem Datum.' },
    completed: {
      title: 'Noch nichts erledigt',
      text: 'Erledigte Aufgaben bleiben hier, die neueste zuerst.',
    },
    trash: {
      title: 'Der Papierkorb ist leer',
      text: 'Gelöschte Aufgaben warten hier und können zurückkommen.',
    },
    search: { title: 'Nichts gefunden', text: 'Kein Titel und keine Notiz enthält diese Wörter.' },
    begin: { title: 'Was suchst du?', text: 'Gesucht wird in allen Aufgaben, auch in erledigten.' },
  },
  welcome: {
    title: 'Alles noch frei',
    text: 'Schreib auf, was dir als Erstes einfällt. Drei Tasten genügen für den Anfang:',
    add: 'legt eine Aufgabe an, von überall',
    complete: 'erledigt die Aufgabe, auf der du stehst',
    palette: 'findet alles andere',
    fingers:
      'Schreib oben auf, was dir als Erstes einfällt: „Miete morgen 9 Uhr !hoch“ wird verstanden. Tippe auf eine Aufgabe, um sie zu ändern, auf ihren Kreis, um sie zu erledigen.',
  },

  load: {
    pending: 'Deine Aufgaben werden geladen',
    failed: 'Deine Aufgaben sind noch nicht hier',
    waiting: 'Sie erscheinen, sobald der Server antwortet.',
  },

  did: {
    create: `Angelegt: ${named}`,
    update: `Geändert: ${named}`,
    rename: 'Umbenannt in „{title}“',
    complete: `Erledigt: ${named}`,
    reopen: `Wieder geöffnet: ${named}`,
    delete: `Gelöscht: ${named}`,
    restore: `Zurückgeholt: ${named}`,
    date: `Datum geändert: ${named}`,
    priority: `Priorität geändert: ${named}`,
    theirs: `Text des anderen Geräts behalten: ${named}`,
  },
  addedTo: '{count, plural, one {Angelegt unter „{place}“} other {# Aufgaben angelegt unter „{place}“}}',
  undone: 'Rückgängig gemacht – {what}',
  redone: 'Wiederholt – {what}',
  nothingToUndo: 'Es gibt nichts rückgängig zu machen',
  nothingToRedo: 'Es gibt nichts zu wiederholen',
  busy: 'Einen Moment: Das Letzte wird noch rückgängig gemacht',
  overtaken: 'Das wurde seitdem noch einmal geändert und bleibt, wie es ist',

  issue: '{field} {message}',
  someField: 'Das',
  fields: {
    title: 'Der Titel',
    description: 'Der Notiztext',
    due_date: 'Das Datum',
    priority: 'Die Priorität',
    status: 'Der Stand',
  },
}
