import { wordBy, type Issue, type Wordings } from '../issues.ts'

/** Formats of files that can be imported. `csv` is any table whose columns are known by their names or were chosen. */
export const importFormats = [
  'taskwire_json',
  'taskwire_csv',
  'todoist_csv',
  'todoist_json',
  'ticktick',
  'microsoft_todo',
  'outlook_csv',
  'google_tasks',
  'vikunja',
  'icalendar',
  'todo_txt',
  'markdown',
  'asana',
  'linear',
  'notion',
  'trello',
  'super_productivity',
  'things',
  'csv',
] as const
export type ImportFormat = (typeof importFormats)[number]

/** Formats that are recognised and can't be imported. */
export type ForeignFormat = 'vcard' | 'html' | 'xml' | 'pdf' | 'rtf' | 'workbook' | 'binary'

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
  | {
      readonly code: 'other_row'
      readonly row: 'section' | 'note' | 'view_setting' | 'untyped' | 'event' | 'deleted' | 'archived'
    }
  /** A row of Todoist with a type that isn't known. */
  | { readonly code: 'unknown_row'; readonly type: string }
  | { readonly code: 'invalid_field'; readonly issue: Issue }
  /** The account holds as many tasks as it can. */
  | { readonly code: 'account_full' }

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
  | { readonly code: 'list_title_too_long'; readonly list: string; readonly maximum: number }
  /** The tasks of the list go to the Inbox, because the account has no room for another list. */
  | { readonly code: 'no_room_for_list'; readonly list: string }
  | { readonly code: 'parent_missing'; readonly parent: string }
  /** Subtasks have no subtasks: a deeper one belongs to the task at the top. */
  | { readonly code: 'deeper_level' }
  | { readonly code: 'too_many_subtasks'; readonly maximum: number }
  | { readonly code: 'completed_with_parent' }
  | { readonly code: 'unknown_repeat'; readonly rule: string }
  /** The task has no due date. */
  | { readonly code: 'repeat_left_out'; readonly rule: string }
  /** The rule has no further occurrence. */
  | { readonly code: 'repeat_ended'; readonly rule: string }
  | { readonly code: 'subtask_repeats'; readonly rule: string }
  | { readonly code: 'more_repeats' }
  /** The file isn't UTF-8; its letters may be others. */
  | { readonly code: 'read_as_windows_1252' }
  | { readonly code: 'already_imported'; readonly count: number }
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
  vcard: 'an address book (vCard)',
  html: 'a web page',
  xml: 'an XML file',
  pdf: 'a PDF',
  rtf: 'a rich text file',
  workbook: 'a workbook. In your spreadsheet app, save it as “CSV UTF-8”',
  binary: 'an archive, an image or another file without text',
}
const rows = {
  section: 'a section',
  note: 'a comment',
  view_setting: 'a view setting',
  untyped: 'a row without a type',
  event: 'an event of a calendar',
  deleted: 'a deleted task',
  archived: 'an archived entry',
}

const english: Wordings<ImportReason> = {
  not_csv: () => 'The file isn’t CSV',
  empty_file: () => 'The file is empty',
  too_many_columns: () => 'The first line of the file has too many columns',
  no_title_column: ({ names }) =>
    `The first line of the file has no title column${names.length > 0 ? `, only ${names.map(quoted).join(', ')}` : ''}`,
  not_json: () => 'The file isn’t valid JSON',
  not_an_export: () => 'The file isn’t an export of a program that Taskwire knows',
  other_version: () => 'The file comes from another version of Taskwire',
  file_too_large: ({ megabytes }) => `The file is larger than ${megabytes} MB`,
  too_many_entries: ({ maximum }) =>
    `The file has more than ${maximum.toLocaleString('en')} entries. Split it into smaller files`,
  foreign_format: ({ format }) => `The file can’t be imported: it’s ${formats[format]}`,

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

  account_full: () => 'Your account holds as many tasks as it can',

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
  list_title_too_long: ({ list, maximum }) =>
    `The title of the list ${quoted(list)} is longer than ${maximum} characters and was cut off`,
  no_room_for_list: ({ list }) =>
    `The list ${quoted(list)} was left out, because your account holds as many lists as it can; its tasks are in the Inbox`,
  parent_missing: ({ parent }) =>
    `The parent ${quoted(parent)} isn’t in the file, so the task is at the top level`,
  deeper_level: () => 'A subtask can’t have subtasks, so deeper levels belong to the task at the top',
  too_many_subtasks: ({ maximum }) =>
    `A task can have at most ${maximum} subtasks; the others are at the top level`,
  completed_with_parent: () => 'An open subtask of a completed task was completed',
  unknown_repeat: ({ rule }) =>
    `The repeat (recurrence) ${quoted(rule)} isn’t one Taskwire knows and was left out`,
  repeat_left_out: ({ rule }) =>
    `The repeat (recurrence) ${quoted(rule)} was left out, because the task has no due date`,
  repeat_ended: ({ rule }) =>
    `The repeat (recurrence) ${quoted(rule)} was left out, because it has no further date`,
  subtask_repeats: ({ rule }) =>
    `The repeat (recurrence) ${quoted(rule)} was left out, because a subtask can’t repeat`,
  more_repeats: () => 'More repeats (recurrences) were left out',
  read_as_windows_1252: () =>
    'The file isn’t UTF-8 and was read as Windows-1252. Check letters such as “é” and “ü”',
  already_imported: ({ count }) =>
    `Imported before and left as they are: ${count.toLocaleString('en')} ${count === 1 ? 'task' : 'tasks'} of this file`,
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
