import type { Translation } from '../messages.ts'
import type { transfer as en } from '../en/transfer.ts'

const tasks = '{count, plural, one {# Aufgabe} other {# Aufgaben}}'
const entries = '{count, plural, one {# Eintrag} other {# Einträge}}'

export const transfer: Translation<typeof en> = {
  title: 'Import und Export',
  export: {
    title: 'Export',
    text: `Eine Datei mit ${tasks}, auch mit den erledigten. Du kannst sie wieder importieren.`,
    none: 'Noch keine Aufgaben zum Exportieren.',
    partial:
      'Dieses Gerät hat noch nicht alle deine Aufgaben geladen, deshalb würden in der Datei welche fehlen.',
    csv: 'Als CSV exportieren',
    csvHint: 'Für Tabellenkalkulationen',
    json: 'Als JSON exportieren',
    jsonHint: 'Für Programme und Backups',
    done: '{name} ist fertig',
    failed: 'Die Datei konnte nicht geschrieben werden. Versuche es erneut.',
  },
  import: {
    title: 'Import',
    text: 'Eine CSV- oder JSON-Datei von Taskwire, ein Todoist-Projekt oder jedes CSV mit einer Titelspalte. Vor dem Hinzufügen siehst du eine Vorschau der Aufgaben.',
    choose: 'Datei wählen',
    drop: 'oder hier ablegen',
    reading: '{name} wird gelesen',
    refused: '{name} kann nicht importiert werden',
    unreadable: 'Die Datei konnte nicht gelesen werden. Versuche es erneut.',
    encoding: 'Die Datei ist nicht UTF-8. Speichere sie als „CSV UTF-8“ und versuche es erneut.',
    binary:
      'Das ist eine Arbeitsmappe, ein Dokument oder ein Archiv. Speichere sie in deiner Tabellenkalkulation als „CSV UTF-8“ und versuche es erneut.',
    large: 'Die Datei ist größer als 5 MB. Teile sie auf und versuche es erneut.',
    one: 'Wähle nur eine Datei auf einmal.',
    nothing: 'Keine Aufgaben in dieser Datei.',
    found: `${tasks} in {name}`,
    caption: 'Vorschau der ersten Aufgaben',
    columns: { title: 'Titel', due: 'Fällig', priority: 'Priorität', status: 'Status' },
    more: `und ${tasks} mehr`,
    dateOrder: 'Welcher Tag ist „{text}“?',
    warnings: '{count, plural, one {# Hinweis} other {# Hinweise}}',
    skipped: `Überspringt ${entries}`,
    add: `${tasks} hinzufügen`,
    cancel: 'Abbrechen',
    adding: 'Aufgaben werden hinzugefügt',
    progress: '{count, number} von {all, plural, one {# Aufgabe} other {# Aufgaben}}',
    stay: 'Lass diesen Tab offen. Den Rest der App kannst du währenddessen benutzen.',
    added: `${tasks} hinzugefügt`,
    when: '{name}, {moment}',
    interrupted: `Die Seite wurde zu früh geschlossen. Vom Anfang der Datei fehlen etwa ${tasks}.`,
    unlisted: `und ${entries} mehr`,
    dismiss: 'Bericht verwerfen',
    undoHint: 'Einmal „Rückgängig“ entfernt alle.',
    left: `${entries} übersprungen`,
    unstored:
      'Dieser Browser konnte nicht alles speichern. Lass diese Seite offen, bis alles synchronisiert ist.',
    report: 'Bericht herunterladen',
    another: 'Weitere Datei importieren',
    show: 'Alle Aufgaben anzeigen',
    line: 'Zeile {line}',
    nameless: 'ohne Titel',
    moreSkipped: `und ${entries} mehr, im Bericht`,
  },
}
