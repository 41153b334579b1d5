import type { Translation } from '../messages.ts'
import type { transfer as en } from '../en/transfer.ts'

const tasks = '{count, plural, one {# Aufgabe} other {# Aufgaben}}'
const entries = '{count, plural, one {# Eintrag} other {# Einträge}}'

export const transfer: Translation<typeof en> = {
  title: 'Import und Export',
  export: {
    title: 'Export',
    text: `Eine Datei mit ${tasks}, auch mit den erledigten. Sie kann wieder importiert werden.`,
    none: 'Noch gibt es keine Aufgabe zu exportieren.',
    partial: 'Auf diesem Gerät sind noch nicht alle deine Aufgaben: In der Datei würden welche fehlen.',
    csv: 'Als CSV exportieren',
    csvHint: 'Für Tabellen',
    json: 'Als JSON exportieren',
    jsonHint: 'Für Programme und zum Aufheben',
    done: '{name} ist fertig',
    failed: 'Die Datei konnte nicht geschrieben werden. Bitte noch einmal versuchen.',
  },
  import: {
    title: 'Import',
    text: 'Eine CSV- oder JSON-Datei von Taskwire, ein Todoist-Projekt oder jedes CSV mit einer Titelspalte. Du siehst die Aufgaben, bevor sie angelegt werden.',
    choose: 'Datei wählen',
    drop: 'oder hier ablegen',
    reading: '{name} wird gelesen',
    refused: '{name} kann nicht importiert werden',
    unreadable: 'Die Datei konnte nicht gelesen werden. Bitte noch einmal versuchen.',
    encoding:
      'Der Text der Datei ist nicht UTF-8. Bitte als „CSV UTF-8“ speichern und noch einmal versuchen.',
    binary:
      'Diese Datei ist eine Arbeitsmappe, ein Dokument oder ein Archiv. Bitte in der Tabelle als „CSV UTF-8“ speichern und noch einmal versuchen.',
    large: 'Die Datei ist größer als 5 MB. Bitte aufteilen.',
    one: 'Bitte eine Datei nach der anderen.',
    nothing: 'In dieser Datei ist keine Aufgabe.',
    found: `${tasks} in {name}`,
    caption: 'Die ersten Aufgaben, wie sie sein werden',
    columns: { title: 'Titel', due: 'Fällig', priority: 'Priorität', status: 'Stand' },
    more: `und ${tasks} mehr`,
    dateOrder: 'Welcher Tag ist „{text}“?',
    warnings: '{count, plural, one {# Hinweis} other {# Hinweise}}',
    skipped: `${entries} {count, plural, one {wird} other {werden}} ausgelassen`,
    add: `${tasks} anlegen`,
    cancel: 'Abbrechen',
    adding: 'Aufgaben werden angelegt',
    progress: '{count, number} von {all, plural, one {# Aufgabe} other {# Aufgaben}}',
    stay: 'Es geht weiter, während du anderswo in der App arbeitest; nur dieser Tab muss offen bleiben.',
    added: `${tasks} angelegt`,
    when: '{name}, {moment}',
    interrupted: `Die Seite wurde vor dem Ende verlassen. Nicht angelegt, vom Anfang der Datei: etwa ${tasks}.`,
    unlisted: `und ${entries} mehr`,
    dismiss: 'Bericht verwerfen',
    undoHint: 'Einmal „Rückgängig“ nimmt alle zurück.',
    left: `${entries} ausgelassen`,
    unstored: 'Dieser Browser hat nicht alles behalten: Bleib, bis alles gesendet ist.',
    report: 'Bericht herunterladen',
    another: 'Weitere Datei importieren',
    show: 'Alle Aufgaben zeigen',
    line: 'Zeile {line}',
    nameless: 'ohne Titel',
    moreSkipped: `und ${entries} mehr, im Bericht`,
  },
}
