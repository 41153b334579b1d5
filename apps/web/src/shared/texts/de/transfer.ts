import type { transfer as en } from '../en/transfer.ts'
import { sayIssue } from './issue.ts'

const number = (count: number) => count.toLocaleString('de')
const tasks = (count: number) => (count === 1 ? '1 Aufgabe' : `${number(count)} Aufgaben`)
const entries = (count: number) => (count === 1 ? '1 Eintrag' : `${number(count)} Einträge`)

const sentences: readonly (readonly [RegExp, string])[] = [
  [/^The file is not CSV$/, 'Die Datei ist kein CSV'],
  [/^The first line of the file names too many columns$/, 'Die erste Zeile der Datei nennt zu viele Spalten'],
  [
    /^The first line of the file names no title column$/,
    'Die erste Zeile der Datei nennt keine Spalte „title“',
  ],
  [/^The file is not valid JSON$/, 'Die Datei ist kein gültiges JSON'],
  [/^The file is not an export of Taskwire$/, 'Die Datei ist kein Export von Taskwire'],
  [
    /^The file was written by another version of Taskwire$/,
    'Die Datei stammt von einer anderen Version von Taskwire',
  ],
  [/^The file is larger than 5 MB$/, 'Die Datei ist größer als 5 MB'],
  [
    /^The file holds more than 5,000 entries; split it$/,
    'Die Datei hat mehr als 5.000 Einträge; bitte aufteilen',
  ],
  [
    /^The column “(.*)” is not known and was left out$/,
    'Die Spalte „$1“ ist nicht bekannt und wurde ausgelassen',
  ],
  [/^has a quote that is never closed$/, 'Ein Anführungszeichen wird nicht geschlossen'],
  [/^is not a (?:valid )?task$/, 'Das ist keine gültige Aufgabe'],
  [/^is an? (.*), not a task$/, 'Das ist keine Aufgabe, sondern: $1'],
]
const fields: Record<string, string> = {
  title: 'Der Titel',
  description: 'Der Notiztext',
  status: 'Der Stand',
  priority: 'Die Priorität',
  due_date: 'Das Datum',
  completed_at: 'Der Zeitpunkt der Erledigung',
}

export const transfer: typeof en = {
  title: 'Import und Export',
  export: {
    title: 'Export',
    text: (count) =>
      `Eine Datei mit ${tasks(count)}, auch mit den erledigten. Sie kann wieder importiert werden.`,
    none: 'Noch gibt es keine Aufgabe zu exportieren.',
    partial: 'Auf diesem Gerät sind noch nicht alle deine Aufgaben: In der Datei würden welche fehlen.',
    csv: 'Als CSV exportieren',
    csvHint: 'Für Tabellen',
    json: 'Als JSON exportieren',
    jsonHint: 'Für Programme und zum Aufheben',
    done: (name) => `${name} ist fertig`,
    failed: 'Die Datei konnte nicht geschrieben werden. Bitte noch einmal versuchen.',
  },
  import: {
    title: 'Import',
    text: 'Eine CSV- oder JSON-Datei von Taskwire oder das CSV eines Projekts von Todoist. Nichts wird angelegt, bevor du es gesehen hast.',
    choose: 'Datei wählen',
    drop: 'oder hier ablegen',
    reading: (name) => `${name} wird gelesen`,
    refused: (name) => `${name} kann nicht importiert werden`,
    unreadable: 'Die Datei konnte nicht gelesen werden. Bitte noch einmal versuchen.',
    encoding:
      'Der Text der Datei ist nicht UTF-8. Bitte als „CSV UTF-8“ speichern und noch einmal versuchen.',
    large: 'Die Datei ist größer als 5 MB. Bitte aufteilen.',
    one: 'Bitte eine Datei nach der anderen.',
    nothing: 'In dieser Datei ist keine Aufgabe.',
    found: (count, name) => `${tasks(count)} in ${name}`,
    caption: 'Die ersten Aufgaben, wie sie sein werden',
    columns: { title: 'Titel', due: 'Fällig', priority: 'Priorität', status: 'Stand' },
    more: (count) => `und ${tasks(count)} mehr`,
    skipped: (count) => `${entries(count)} ${count === 1 ? 'wird' : 'werden'} ausgelassen`,
    add: (count) => `${tasks(count)} anlegen`,
    cancel: 'Abbrechen',
    adding: 'Aufgaben werden angelegt',
    progress: (count, all) => `${number(count)} von ${tasks(all)}`,
    stay: 'Es geht weiter, während du anderswo in der App arbeitest; nur dieser Tab muss offen bleiben.',
    added: (count) => `${tasks(count)} angelegt`,
    when: (name, moment) => `${name}, ${moment}`,
    interrupted: (count) =>
      `Die Seite wurde vor dem Ende verlassen: Nicht angelegt, vom Anfang der Datei: etwa ${tasks(count)}.`,
    unlisted: (count) => `und ${entries(count)} mehr`,
    dismiss: 'Bericht verwerfen',
    undoHint: 'Einmal „Rückgängig“ nimmt alle zurück.',
    left: (count) => `${entries(count)} ausgelassen`,
    unstored: 'Dieser Browser hat nicht alles behalten: Bleib, bis alles gesendet ist.',
    report: 'Bericht herunterladen',
    another: 'Weitere Datei importieren',
    show: 'Alle Aufgaben zeigen',
    line: (line) => `Zeile ${line}`,
    nameless: 'ohne Titel',
    moreSkipped: (count) => `und ${entries(count)} mehr, im Bericht`,
  },
  reason: (reason) => {
    const known = sentences.find(([pattern]) => pattern.test(reason))
    if (known !== undefined) return reason.replace(...known)
    const [, field = '', rest = reason] = /^(\w+) (.*)$/.exec(reason) ?? []
    return `${fields[field] ?? 'Der Eintrag'} ${sayIssue(field in fields ? rest : reason)}`
  },
}
