import { issueInGerman } from './german-issue.ts'

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

/** Why an entry or a file is not taken, from what the reader of files says. */
export function reasonInGerman(reason: string): string {
  const known = sentences.find(([pattern]) => pattern.test(reason))
  if (known !== undefined) return reason.replace(...known)
  const [, field = '', rest = reason] = /^(\w+) (.*)$/.exec(reason) ?? []
  return `${fields[field] ?? 'Der Eintrag'} ${issueInGerman(field in fields ? rest : reason)}`
}
