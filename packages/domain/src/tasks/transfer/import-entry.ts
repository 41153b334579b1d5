/** One entry of a file, before its fields are judged. */
export interface ImportEntry {
  /** The line on which it begins; in JSON its place among the tasks. From 1. */
  readonly line: number
  /** What a person knows it by. */
  readonly text: string
  /** The fields of a task as the file has them, or why there is no task here. */
  readonly fields: Readonly<Record<string, unknown>> | string
}

export interface ReadEntries {
  readonly entries: readonly ImportEntry[]
  readonly warnings: readonly string[]
}

/** Fields of a task that an import takes over. */
export const importedFields = [
  'title',
  'description',
  'status',
  'priority',
  'due_date',
  'completed_at',
] as const
