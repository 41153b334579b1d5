import { wordBy, type Issue, type Wordings } from '../issues.ts'

/** Formats of other programs that are recognised and can't be imported. */
export type ForeignFormat =
  | 'icalendar'
  | 'vcard'
  | 'html'
  | 'xml'
  | 'pdf'
  | 'rtf'
  | 'ticktick'
  | 'markdown'
  | 'todo_txt'
  | 'vikunja'
  | 'trello'
  | 'todoist_backup'
  | 'google_tasks'
  | 'microsoft_to_do'
  | 'super_productivity'

/** Why `readImport` refuses a file. */
export type FileRefusal =
  | { readonly code: 'not_csv' }
  | { readonly code: 'empty_file' }
  | { readonly code: 'too_many_columns' }
  /** `names` are the first names in the line that was taken for the header. */
  | { readonly code: 'no_title_column'; readonly names: readonly string[] }
  | { readonly code: 'not_json' }
  | { readonly code: 'not_an_export' }
  | { readonly code: 'other_version' }
  | { readonly code: 'file_too_large'; readonly megabytes: number }
  | { readonly code: 'too_many_entries'; readonly maximum: number }
  | { readonly code: 'foreign_format'; readonly format: ForeignFormat }

/** Why an entry of a file becomes no task. */
export type SkipReason =
  | { readonly code: 'unclosed_quote' }
  | { readonly code: 'not_a_task' }
  | { readonly code: 'other_row'; readonly row: 'section' | 'note' | 'view_setting' | 'untyped' }
  /** A row of Todoist with a type that isn't known. */
  | { readonly code: 'unknown_row'; readonly type: string }
  | { readonly code: 'invalid_field'; readonly issue: Issue }

/** A value of a column, shortened. */
interface Value {
  readonly value: string
  readonly column: string
}

/** What an import leaves out, changes or guesses. */
export type Notice =
  | { readonly code: 'unknown_column'; readonly column: string }
  | { readonly code: 'unnamed_column'; readonly number: number }
  | { readonly code: 'repeated_column'; readonly column: string }
  | { readonly code: 'unknown_field'; readonly field: string }
  | { readonly code: 'more_unknown_fields' }
  | { readonly code: 'above_header'; readonly text: string }
  | { readonly code: 'beyond_columns'; readonly text: string }
  | { readonly code: 'more_beyond_columns' }
  | { readonly code: 'label'; readonly label: string }
  | { readonly code: 'more_labels' }
  | ({ readonly code: 'unreadable_date' } & Value)
  /** A date in words, which the notes keep. */
  | ({ readonly code: 'date_in_notes' } & Value)
  | ({ readonly code: 'unknown_value' } & Value)
  | ({ readonly code: 'contradicts_status' } & Value)
  | ({ readonly code: 'became_completed' } & Value)
  | { readonly code: 'more_values'; readonly column: string }
  | { readonly code: 'title_too_long'; readonly maximum: number }
  | { readonly code: 'notes_too_long'; readonly maximum: number }
  | { readonly code: 'unstorable_characters' }
  /** A date such as 3/2/2027. `day` is how it was read; undefined where it was left out. */
  | { readonly code: 'ambiguous_date'; readonly text: string; readonly day: string | undefined }

/** A notice with the first lines that it concerns, and how many more there are. */
export type ImportWarning = Notice & { readonly lines: readonly number[]; readonly moreLines: number }

/** Everything that an import may report. */
export type ImportReason = FileRefusal | SkipReason | Notice

const formats: Record<ForeignFormat, string> = {
  icalendar: 'a calendar (iCalendar)',
  vcard: 'an address book (vCard)',
  html: 'a web page',
  xml: 'an XML file',
  pdf: 'a PDF',
  rtf: 'a rich text file',
  ticktick: 'a TickTick backup',
  markdown: 'a Markdown check list',
  todo_txt: 'a todo.txt list',
  vikunja: 'a Vikunja export',
  trello: 'a Trello board',
  todoist_backup: 'a Todoist backup',
  google_tasks: 'an export of Google Tasks',
  microsoft_to_do: 'an export of Microsoft To Do',
  super_productivity: 'a Super Productivity backup',
}
const rows = {
  section: 'a section',
  note: 'a comment',
  view_setting: 'a view setting',
  untyped: 'a row without a type',
}

const english: Wordings<ImportReason> = {
  not_csv: () => 'The file isn’t CSV',
  empty_file: () => 'The file is empty',
  too_many_columns: () => 'The first line of the file has too many columns',
  no_title_column: ({ names }) =>
    `The first line of the file has no title column${names.length > 0 ? `, only ${names.map(quoted).join(', ')}` : ''}`,
  not_json: () => 'The file isn’t valid JSON',
  not_an_export: () => 'The file isn’t a Taskwire export',
  other_version: () => 'The file comes from another version of Taskwire',
  file_too_large: ({ megabytes }) => `The file is larger than ${megabytes} MB`,
  too_many_entries: ({ maximum }) =>
    `The file has more than ${maximum.toLocaleString('en')} entries. Split it into smaller files`,
  foreign_format: ({ format }) => `The file is ${formats[format]}, which can’t be imported yet`,

  unclosed_quote: () => 'A quote is never closed',
  not_a_task: () => 'This isn’t a task',
  other_row: ({ row }) => `This is ${rows[row]}, not a task`,
  unknown_row: ({ type }) => `This is a row of the type ${quoted(type)}, not a task`,
  invalid_field: ({ issue }) => {
    const field = issue.path.join(' ').replaceAll('_', ' ')
    return field === ''
      ? `The entry ${issue.message}`
      : `${field.charAt(0).toUpperCase()}${field.slice(1)} ${issue.message}`
  },

  unknown_column: ({ column }) => `The column ${quoted(column)} isn’t supported and was left out`,
  unnamed_column: ({ number }) => `Column ${number} has no name and was left out`,
  repeated_column: ({ column }) =>
    `The column ${quoted(column)} appears more than once; the first cell that isn’t empty was used`,
  unknown_field: ({ field }) => `The field ${quoted(field)} isn’t supported and was left out`,
  more_unknown_fields: () => 'More fields that aren’t supported were left out',
  above_header: ({ text }) => `${quoted(text)} is above the column names and was left out`,
  beyond_columns: ({ text }) => `${quoted(text)} is beyond the last column and was left out`,
  more_beyond_columns: () => 'More cells beyond the last column were left out',
  label: ({ label }) => `The label ${quoted(label)} was left out`,
  more_labels: () => 'More labels were left out',
  unreadable_date: (at) => `${place(at)} isn’t a date Taskwire can read and was left out`,
  date_in_notes: (at) => `${place(at)} isn’t a date Taskwire can read, so it’s in the notes`,
  unknown_value: (at) => `${place(at)} isn’t a value Taskwire knows and was left out`,
  contradicts_status: (at) => `${place(at)} contradicts the status and was left out`,
  became_completed: (at) => `${place(at)} was changed to completed`,
  more_values: ({ column }) => `More values in ${quoted(column)} were left out or changed`,
  title_too_long: ({ maximum }) =>
    `The title is longer than ${maximum.toLocaleString('en')} characters; the rest is in the notes`,
  notes_too_long: ({ maximum }) =>
    `The notes are longer than ${maximum.toLocaleString('en')} characters and were cut off`,
  unstorable_characters: () => 'Characters that can’t be stored were removed',
  ambiguous_date: ({ text, day }) =>
    `${quoted(text)} could be two different days; it was ${day === undefined ? 'left out' : `read as ${day}`}`,
}

function quoted(text: string): string {
  return `“${text}”`
}

function place({ value, column }: Value): string {
  return `${quoted(value)} in ${quoted(column)}`
}

/** All codes of an import. */
export const importReasonCodes = Object.keys(english) as readonly ImportReason['code'][]

/** Words what an import reports in English, as a sentence without its period. A warning names its lines. */
export function reasonInEnglish(reason: ImportReason | ImportWarning): string {
  const sentence = wordBy<ImportReason>(english, reason) ?? 'Something in the file was left out'
  if (!('lines' in reason) || reason.lines.length === 0) return sentence
  const { lines, moreLines } = reason
  const more = moreLines > 0 ? ` and ${moreLines} more` : ''
  return `${sentence} (${lines.length + moreLines === 1 ? 'line' : 'lines'} ${lines.join(', ')}${more})`
}
