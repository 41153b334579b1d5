import type { NoticeTexts } from '../catalog.ts'

const named = '{count, plural, one {„{title}“} other {# Aufgaben}}'

export const notices: NoticeTexts = {
  did: {
    create: `Hinzugefügt: ${named}`,
    update: `Geändert: ${named}`,
    rename: 'Umbenannt in „{title}“',
    complete: `Erledigt: ${named}`,
    reopen: `Wieder geöffnet: ${named}`,
    delete: `Gelöscht: ${named}`,
    restore: `Wiederhergestellt: ${named}`,
    subtask: '{count, plural, one {Unteraufgabe hinzugefügt: „{title}“} other {# Unteraufgaben hinzugefügt}}',
    nest: '{count, plural, one {„{title}“ ist jetzt eine Unteraufgabe} other {# Aufgaben sind jetzt Unteraufgaben}}',
    unnest:
      '{count, plural, one {„{title}“ ist jetzt eine eigene Aufgabe} other {# Unteraufgaben sind jetzt eigene Aufgaben}}',
    place: 'Verschoben: „{title}“',
    date: `Datum geändert: ${named}`,
    repeat: `Wiederholung geändert: ${named}`,
    priority: `Priorität geändert: ${named}`,
    status: `Status geändert: ${named}`,
    move: `Nach „{place}“ verschoben: ${named}`,
    label: `Labels geändert: ${named}`,
    listCreate: 'Liste hinzugefügt: „{title}“',
    listUpdate: 'Liste geändert: „{title}“',
    listArchive: 'Liste archiviert: „{title}“',
    listUnarchive: 'Liste zurückgeholt: „{title}“',
    listDelete: 'Liste gelöscht: „{title}“',
    listRestore: 'Liste wiederhergestellt: „{title}“',
    labelCreate: 'Label hinzugefügt: „{title}“',
    labelUpdate: 'Label geändert: „{title}“',
    labelDelete: 'Label gelöscht: „{title}“',
    theirs: `Text des anderen Geräts behalten: ${named}`,
  },
  addedTo: '{count, plural, one {Hinzugefügt zu „{place}“} other {# Aufgaben zu „{place}“ hinzugefügt}}',
  next: '{what}. Nächste: {due}',
  undone: 'Rückgängig gemacht – {what}',
  redone: 'Wiederholt – {what}',
  nothingToUndo: 'Nichts zum Rückgängigmachen',
  nothingToRedo: 'Nichts zum Wiederholen',
  busy: 'Einen Moment. Die letzte Aktion wird noch rückgängig gemacht',
  overtaken: 'Wurde seitdem noch einmal geändert und bleibt deshalb unverändert',
}
