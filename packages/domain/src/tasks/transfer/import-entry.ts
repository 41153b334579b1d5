import type { SkipReason } from '../import-reasons.ts'

/** Fields of a task that an import validates. */
export const importedFields = [
  'title',
  'description',
  'status',
  'priority',
  'due_date',
  'completed',
  'completed_at',
] as const
export type ImportedField = (typeof importedFields)[number]

/** Fields that a column of a table may contain. */
export const tableFields = [...importedFields, 'list', 'labels', 'parent', 'recurrence'] as const
export type TableField = (typeof tableFields)[number]

/** One entry of a file, before its fields are validated. */
export interface ImportEntry {
  /** The line on which it begins; in JSON its place among the tasks. From 1. */
  readonly line: number
  /** The text by which a person recognizes the entry. */
  readonly text: string
  /** The fields of a task as the file has them; undefined when `skip` is set. */
  readonly fields?: Readonly<Partial<Record<ImportedField, unknown>>>
  readonly skip?: SkipReason
  /** What the file calls a field, where that is another word. */
  readonly names?: Readonly<Partial<Record<ImportedField, string>>>
  /** The time zone of the entry's times, where it is not that of the reader. */
  readonly timeZone?: string
  /** Whether a due date at midnight UTC is a day, and a time without an offset is in the time zone: some programs write days so. */
  readonly hasDaysAsInstants?: boolean
  /** Whether words in the place of a date are kept in the notes. */
  readonly keepsDateWords?: boolean
  /** The title of the list; omitted for the Inbox. */
  readonly list?: string | undefined
  /** Names of labels. */
  readonly labels?: readonly string[]
  /** The name under which other entries of the file refer to this one. */
  readonly key?: string | undefined
  /** The `key` of the entry above. */
  readonly parent?: string | undefined
  /** The title of the entry above, where the file has no keys. */
  readonly parentTitle?: string | undefined
  /** An RFC 5545 rule as the file has it. */
  readonly recurrence?: string | undefined
  /** Whether the rule counts from the completion instead of the due date. */
  readonly repeatsFromCompletion?: boolean
  /** Set for a recurrence of our own export: its rule stays as it is. */
  readonly exported?: { readonly time_zone?: string; readonly start?: string } | undefined
}

export interface ReadEntries {
  readonly entries: readonly ImportEntry[]
  /** Every cell that may hold a date: together they show the order of day and month. */
  readonly cells?: readonly string[]
}
