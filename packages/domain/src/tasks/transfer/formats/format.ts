import type { ImportFormat } from '../../import-reasons.ts'
import type { CsvRow } from '../csv.ts'
import type { ImportEntry, TableField } from '../import-entry.ts'
import type { Json } from '../json.ts'
import type { Warnings } from '../warnings.ts'

/** What a format is read with. */
export interface FormatContext {
  /** The present instant. */
  readonly now: string
  /** The zone of times that name none. */
  readonly timeZone: string
  /** The name of the file, which may be the only place with the title of a list. */
  readonly name: string
  readonly warnings: Warnings
  /** The fields of the columns of a table, where a person chose them; null leaves a column out. */
  readonly columns?: readonly (TableField | null)[] | undefined
}

/** A format of JSON files. */
export interface JsonFormat {
  readonly format: ImportFormat
  readonly matches: (file: unknown) => boolean
  readonly read: (file: unknown, context: FormatContext) => readonly ImportEntry[]
}

/** A table with its header. */
export interface Table {
  readonly header: readonly string[]
  readonly rows: readonly CsvRow[]
}

/** A table that another program wrote. */
export interface TableFormat {
  readonly format: ImportFormat
  /** `names` are the names of the columns, folded. */
  readonly matches: (names: ReadonlySet<string>) => boolean
  readonly read: (table: Table, context: FormatContext) => readonly ImportEntry[]
}

/** A format of lines of text. */
export interface TextFormat {
  readonly format: ImportFormat
  readonly matches: (text: string, name: string) => boolean
  readonly read: (text: string, context: FormatContext) => readonly ImportEntry[]
}

/** Returns an entry that becomes no task. */
export function otherEntry(
  line: number,
  text: string,
  row: 'section' | 'note' | 'event' | 'deleted' | 'archived',
): ImportEntry {
  return { line, text, skip: { code: 'other_row', row } }
}

/** Joins the parts of the notes that aren't empty. */
export function notesOf(...parts: readonly string[]): string {
  return parts.filter((part) => part.trim() !== '').join('\n\n')
}

/** Returns `fields` without empty texts and undefined values. */
export function filled<Fields extends Json>(fields: Fields): Partial<Fields> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''),
  ) as Partial<Fields>
}
