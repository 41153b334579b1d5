import { issueInGerman } from './german-issue.ts'

const sentences: readonly (readonly [RegExp, string])[] = [
  [/^The file is not CSV$/, 'Die Datei ist kein CSV'],
  [/^The first line of the file names too many columns$/, 'Die erste Zeile der Datei nennt zu viele Spalten'],
  [/^The first line of the file names no title column$/, 'Die erste Zeile der Datei nennt keine Titelspalte'],
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
  [/^The file is empty$/, 'Die Datei ist leer'],
  [
    /^The first line of the file names no title column, only (.*)$/,
    'Die erste Zeile der Datei nennt keine Titelspalte, nur $1',
  ],
  [
    /^The column “(.*)” is not known and was left out$/,
    'Die Spalte „$1“ ist nicht bekannt und wurde ausgelassen',
  ],
  [
    /^The field “(.*)” is not known and was left out$/,
    'Das Feld „$1“ ist nicht bekannt und wurde ausgelassen',
  ],
  [/^More fields that are not known were left out$/, 'Weitere unbekannte Felder wurden ausgelassen'],
  [/^Column (\d+) has no name and was left out$/, 'Spalte $1 hat keinen Namen und wurde ausgelassen'],
  [
    /^The column “(.*)” is there more than once; the first cell that is not empty was read$/,
    'Die Spalte „$1“ gibt es mehrmals; gelesen wurde die erste Zelle, die nicht leer ist',
  ],
  [
    /^“(.*)” is beyond the last column and was left out$/,
    '„$1“ steht hinter der letzten Spalte und wurde ausgelassen',
  ],
  [
    /^More cells beyond the last column were left out$/,
    'Weitere Zellen hinter der letzten Spalte wurden ausgelassen',
  ],
  [
    /^“(.*)” is above the names of the columns and was left out$/,
    '„$1“ steht über den Namen der Spalten und wurde ausgelassen',
  ],
  [/^The label “(.*)” was left out$/, 'Das Etikett „$1“ wurde ausgelassen'],
  [/^More labels were left out$/, 'Weitere Etiketten wurden ausgelassen'],
  [
    /^“(.*)” in “(.*)” is not a date that can be read and was left out$/,
    '„$1“ in „$2“ ist kein lesbares Datum und wurde ausgelassen',
  ],
  [
    /^“(.*)” in “(.*)” is not a date that can be read and is in the notes$/,
    '„$1“ in „$2“ ist kein lesbares Datum und ist jetzt in den Notizen',
  ],
  [
    /^“(.*)” in “(.*)” is not understood and was left out$/,
    '„$1“ in „$2“ wurde nicht verstanden und ausgelassen',
  ],
  [
    /^“(.*)” in “(.*)” contradicts the status and was left out$/,
    '„$1“ in „$2“ widerspricht dem Stand und wurde ausgelassen',
  ],
  [/^“(.*)” in “(.*)” became completed$/, 'Aus „$1“ in „$2“ wurde „erledigt“'],
  [/^More values in “(.*)” were not understood$/, 'Weitere Werte in „$1“ wurden nicht verstanden'],
  [
    /^The title is longer than 500 characters; the rest of it is in the notes$/,
    'Der Titel hat mehr als 500 Zeichen; der Rest ist in den Notizen',
  ],
  [
    /^The notes are longer than 10,000 characters and were cut$/,
    'Die Notizen haben mehr als 10.000 Zeichen und wurden gekürzt',
  ],
  [
    /^Characters that cannot be stored were taken out$/,
    'Zeichen, die nicht gespeichert werden können, wurden entfernt',
  ],
  [
    /^The order of day and month is open: “(.*)” was read as (\d{4})-(\d\d)-(\d\d)$/,
    'Tag und Monat sind nicht eindeutig: „$1“ wurde als $4.$3.$2 gelesen',
  ],
  [
    /^The order of day and month is open: “(.*)” was left out$/,
    'Tag und Monat sind nicht eindeutig: „$1“ wurde ausgelassen',
  ],
  [/^has a quote that is never closed$/, 'Ein Anführungszeichen wird nicht geschlossen'],
  [/^is not a (?:valid )?task$/, 'Das ist keine gültige Aufgabe'],
]
const fields: Record<string, string> = {
  title: 'Der Titel',
  description: 'Der Notiztext',
  status: 'Der Stand',
  priority: 'Die Priorität',
  due_date: 'Das Datum',
  completed_at: 'Der Zeitpunkt der Erledigung',
}

/** What a file may be that is not read. */
const kinds: Record<string, string> = {
  'a calendar (iCalendar)': 'ein Kalender (iCalendar)',
  'an address book (vCard)': 'ein Adressbuch (vCard)',
  'a web page': 'eine Webseite',
  'an XML file': 'eine XML-Datei',
  'a PDF': 'ein PDF',
  'a rich text file': 'eine RTF-Datei',
  'a TickTick backup': 'ein Backup von TickTick',
  'a Markdown check list': 'eine Checkliste in Markdown',
  'a todo.txt list': 'eine todo.txt-Liste',
  'a Vikunja export': 'ein Export von Vikunja',
  'a Trello board': 'ein Trello-Board',
  'a Todoist backup': 'ein Backup von Todoist',
  'an export of Google Tasks': 'ein Export von Google Tasks',
  'an export of Microsoft To Do': 'ein Export von Microsoft To Do',
  'a Super Productivity backup': 'ein Backup von Super Productivity',
}
const rows: Record<string, string> = {
  'a section': 'ein Abschnitt',
  'a note': 'ein Kommentar',
  'a view setting': 'eine Anzeigeeinstellung',
  'a row without a type': 'eine Zeile ohne Typ',
}

/** Why an entry or a file is not taken, or what was left out of it, from what the reader of files says. */
export function reasonInGerman(reason: string): string {
  const [, sentence = reason, lines] =
    /^(.*?)(?: \((lines? [\d, ]+(?: and \d+ more)?)\))?$/s.exec(reason) ?? []
  if (lines !== undefined) return `${reasonInGerman(sentence)} (${linesInGerman(lines)})`
  const [, kind] = /^The file is (.*), which cannot be imported yet$/.exec(reason) ?? []
  if (kind !== undefined) return `Die Datei ist ${kinds[kind] ?? kind}; das kann noch nicht importiert werden`
  const [, row] = /^is (an? .*), not a task$/.exec(reason) ?? []
  if (row !== undefined) return `Das ist keine Aufgabe, sondern ${rows[row] ?? row.replace(/^an? /, '')}`
  const known = sentences.find(([pattern]) => pattern.test(reason))
  if (known !== undefined) return reason.replace(...known)
  const [, field = '', rest = reason] = /^(\w+) (.*)$/.exec(reason) ?? []
  return `${fields[field] ?? 'Der Eintrag'} ${issueInGerman(field in fields ? rest : reason)}`
}

function linesInGerman(lines: string): string {
  return lines
    .replace(/^lines /, 'Zeilen ')
    .replace(/^line /, 'Zeile ')
    .replace(/ and (\d+) more$/, ' und $1 weitere')
}
