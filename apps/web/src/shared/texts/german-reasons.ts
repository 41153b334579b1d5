import { wordBy, type Issue, type Wordings } from '@taskwire/domain'
import type { ForeignFormat, ImportReason, ImportWarning } from '@taskwire/domain/transfer'
import { issueInGerman } from './german-issues.ts'

const formats: Record<ForeignFormat, string> = {
  vcard: 'ein Adressbuch (vCard)',
  html: 'eine Webseite',
  xml: 'eine XML-Datei',
  pdf: 'ein PDF',
  rtf: 'eine RTF-Datei',
  workbook: 'eine Arbeitsmappe. Speichere sie in deiner Tabellenkalkulation als „CSV UTF-8“',
  binary: 'ein Archiv, ein Bild oder eine andere Datei ohne Text',
}
const rows = {
  section: 'ein Abschnitt',
  note: 'ein Kommentar',
  view_setting: 'eine Anzeigeeinstellung',
  untyped: 'eine Zeile ohne Typ',
  event: 'ein Termin',
  deleted: 'eine gelöschte Aufgabe',
  archived: 'ein archivierter Eintrag',
}
const fields: Readonly<Record<string, string>> = {
  title: 'Der Titel',
  description: 'Der Notiztext',
  status: 'Der Status',
  priority: 'Die Priorität',
  due_date: 'Das Datum',
  completed_at: 'Der Zeitpunkt der Erledigung',
}

/** The German wording of all that an import reports. */
const german: Wordings<ImportReason> = {
  not_csv: () => 'Die Datei ist kein CSV',
  empty_file: () => 'Die Datei ist leer',
  too_many_columns: () => 'Die erste Zeile der Datei hat zu viele Spalten',
  no_title_column: ({ names }) =>
    `Die erste Zeile der Datei hat keine Titelspalte${names.length > 0 ? `, nur ${names.map(quoted).join(', ')}` : ''}`,
  not_json: () => 'Die Datei ist kein gültiges JSON',
  not_an_export: () => 'Die Datei ist kein Export eines Programms, das Taskwire kennt',
  other_version: () => 'Die Datei stammt von einer anderen Version von Taskwire',
  file_too_large: ({ megabytes }) => `Die Datei ist größer als ${megabytes} MB`,
  too_many_entries: ({ maximum }) =>
    `Die Datei hat mehr als ${maximum.toLocaleString('de')} Einträge. Teile sie auf`,
  foreign_format: ({ format }) => `Die Datei lässt sich nicht importieren: Sie ist ${formats[format]}`,

  unclosed_quote: () => 'Ein Anführungszeichen wird nicht geschlossen',
  not_a_task: () => 'Das ist keine Aufgabe',
  other_row: ({ row }) => `Das ist ${rows[row]}, keine Aufgabe`,
  unknown_row: ({ type }) => `Das ist eine Zeile vom Typ ${quoted(type)}, keine Aufgabe`,
  invalid_field: ({ issue }) => `${fieldOf(issue)} ${issueInGerman(issue)}`,

  account_full: () => 'Dein Konto hat keinen Platz für weitere Aufgaben',

  unknown_column: ({ column }) => `Die Spalte ${quoted(column)} wird nicht unterstützt und wurde ausgelassen`,
  unnamed_column: ({ number }) => `Spalte ${number} hat keinen Namen und wurde ausgelassen`,
  repeated_column: ({ column }) =>
    `Die Spalte ${quoted(column)} gibt es mehrmals; verwendet wurde die erste Zelle, die nicht leer ist`,
  unknown_field: ({ field }) => `Das Feld ${quoted(field)} wird nicht unterstützt und wurde ausgelassen`,
  more_unknown_fields: () => 'Weitere Felder werden nicht unterstützt und wurden ausgelassen',
  above_header: ({ text }) => `${quoted(text)} steht über den Spaltennamen und wurde ausgelassen`,
  beyond_columns: ({ text }) => `${quoted(text)} steht hinter der letzten Spalte und wurde ausgelassen`,
  more_beyond_columns: () => 'Weitere Zellen hinter der letzten Spalte wurden ausgelassen',
  label: ({ label }) => `Das Label ${quoted(label)} wurde ausgelassen`,
  more_labels: () => 'Weitere Labels wurden ausgelassen',
  list_title_too_long: ({ list, maximum }) =>
    `Der Titel der Liste ${quoted(list)} hat mehr als ${maximum} Zeichen und wurde gekürzt`,
  no_room_for_list: ({ list }) =>
    `Die Liste ${quoted(list)} wurde ausgelassen, weil dein Konto keinen Platz für weitere Listen hat; ihre Aufgaben sind im Eingang`,
  parent_missing: ({ parent }) =>
    `Die übergeordnete Aufgabe ${quoted(parent)} fehlt in der Datei; die Aufgabe ist deshalb auf der obersten Ebene`,
  deeper_level: () =>
    'Unteraufgaben haben keine Unteraufgaben; tiefere Ebenen gehören deshalb zur obersten Aufgabe',
  too_many_subtasks: ({ maximum }) =>
    `Eine Aufgabe hat höchstens ${maximum} Unteraufgaben; die übrigen sind auf der obersten Ebene`,
  completed_with_parent: () => 'Eine offene Unteraufgabe einer erledigten Aufgabe wurde erledigt',
  unknown_repeat: ({ rule }) => `Die Wiederholung ${quoted(rule)} ist nicht bekannt und wurde ausgelassen`,
  repeat_left_out: ({ rule }) =>
    `Die Wiederholung ${quoted(rule)} wurde ausgelassen, weil die Aufgabe kein Fälligkeitsdatum hat`,
  repeat_ended: ({ rule }) =>
    `Die Wiederholung ${quoted(rule)} wurde ausgelassen, weil sie keinen weiteren Termin hat`,
  subtask_repeats: ({ rule }) =>
    `Die Wiederholung ${quoted(rule)} wurde ausgelassen, weil eine Unteraufgabe sich nicht wiederholt`,
  more_repeats: () => 'Weitere Wiederholungen wurden ausgelassen',
  read_as_windows_1252: () =>
    'Die Datei ist nicht UTF-8 und wurde als Windows-1252 gelesen. Prüfe Buchstaben wie „é“ und „ü“',
  already_imported: ({ count }) =>
    `Schon früher importiert und unverändert: ${count.toLocaleString('de')} ${count === 1 ? 'Aufgabe' : 'Aufgaben'} dieser Datei`,
  unreadable_date: ({ value, column }) =>
    `${quoted(value)} in ${quoted(column)} ist kein lesbares Datum und wurde ausgelassen`,
  date_in_notes: ({ value, column }) =>
    `${quoted(value)} in ${quoted(column)} ist kein lesbares Datum und steht jetzt in den Notizen`,
  unknown_value: ({ value, column }) =>
    `${quoted(value)} in ${quoted(column)} ist kein bekannter Wert und wurde ausgelassen`,
  contradicts_status: ({ value, column }) =>
    `${quoted(value)} in ${quoted(column)} widerspricht dem Status und wurde ausgelassen`,
  became_completed: ({ value, column }) => `${quoted(value)} in ${quoted(column)} wurde zu „erledigt“`,
  more_values: ({ column }) => `Weitere Werte in ${quoted(column)} wurden ausgelassen oder geändert`,
  title_too_long: ({ maximum }) =>
    `Der Titel hat mehr als ${maximum.toLocaleString('de')} Zeichen; der Rest steht in den Notizen`,
  notes_too_long: ({ maximum }) =>
    `Die Notizen haben mehr als ${maximum.toLocaleString('de')} Zeichen und wurden gekürzt`,
  unstorable_characters: () => 'Zeichen, die sich nicht speichern lassen, wurden entfernt',
  ambiguous_date: ({ text, day }) =>
    `${quoted(text)} kann zwei verschiedene Tage meinen; das Datum wurde ${day === undefined ? 'ausgelassen' : `als ${dayInGerman(day)} gelesen`}`,
}

function quoted(text: string): string {
  return `„${text}“`
}

function fieldOf({ path }: Issue): string {
  return fields[path.join('.')] ?? 'Der Eintrag'
}

function dayInGerman(day: string): string {
  return day.split('-').toReversed().join('.')
}

/** Words what an import reports in German, as a sentence without its period. A warning names its lines. */
export function reasonInGerman(reason: ImportReason | ImportWarning): string {
  const sentence = wordBy<ImportReason>(german, reason) ?? 'Etwas in der Datei wurde ausgelassen'
  if (!('lines' in reason) || reason.lines.length === 0) return sentence
  const { lines, moreLines } = reason
  const more = moreLines > 0 ? ` und ${moreLines} weitere` : ''
  return `${sentence} (${lines.length + moreLines === 1 ? 'Zeile' : 'Zeilen'} ${lines.join(', ')}${more})`
}
