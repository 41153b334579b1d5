import { DomainError, issueSentence } from '../../errors.ts'
import { wording } from '../../wording.ts'
import { createTaskSchema, type CreateTaskInput } from '../task-input.ts'
import type { TransferKind } from './export-tasks.ts'
import type { ImportEntry } from './import-entry.ts'
import { readCsvEntries } from './read-csv-entries.ts'
import { readJsonEntries } from './read-json-entries.ts'

export interface ImportOptions {
  /** The present instant: when a task was completed that does not say when. */
  readonly now: string
  /** A new uuid for each task: sent twice, an import still makes each task once. */
  readonly newId: () => string
}

/** An entry that is no task, or not a valid one. */
export interface SkippedEntry {
  /** The line on which it begins; in JSON its place among the tasks. From 1. */
  readonly line: number
  /** What is wrong, as a sentence or the rest of one. */
  readonly reason: string
  /** What a person knows the entry by, shortened. */
  readonly text: string
}

export interface Import {
  readonly tasks: readonly CreateTaskInput[]
  readonly skipped: readonly SkippedEntry[]
  /** What was left out of the file as a whole, in sentences. */
  readonly warnings: readonly string[]
}

const MAX_TASKS = 5_000
const MAX_CHARACTERS = 5_000_000

/**
 * Reads the text of a file into tasks to create: our JSON, our CSV, and the CSV of Todoist. Each entry is judged by the
 * same schema as a creation; one that is not valid is skipped with its reason and costs no other.
 *
 * Takes title, description, status, priority, due date and time of completion; ids are new ones. An empty cell of a CSV
 * says nothing, so an empty description comes back as none.
 *
 * Throws a DomainError: PAYLOAD_TOO_LARGE beyond 5,000 entries or five million characters, VALIDATION_FAILED for a file that
 * is none of these.
 */
export function readImport(text: string, kind: TransferKind, options: ImportOptions): Import {
  if (text.length > MAX_CHARACTERS)
    throw new DomainError('PAYLOAD_TOO_LARGE', { message: 'The file is larger than 5 MB' })
  const { entries, warnings } = kind === 'json' ? readJsonEntries(text) : readCsvEntries(text)
  if (entries.length > MAX_TASKS)
    throw new DomainError('PAYLOAD_TOO_LARGE', {
      message: 'The file holds more than 5,000 entries; split it',
    })
  const tasks: CreateTaskInput[] = []
  const skipped: SkippedEntry[] = []
  for (const entry of entries) {
    const judged = judge(entry, options)
    if (typeof judged === 'string')
      skipped.push({ line: entry.line, reason: judged, text: shorten(entry.text) })
    else tasks.push(judged)
  }
  return { tasks, skipped, warnings }
}

/** The task, or why there is none. */
function judge({ fields }: ImportEntry, { now, newId }: ImportOptions): CreateTaskInput | string {
  if (typeof fields === 'string') return fields
  const isDone = fields['status'] === 'completed' && (fields['completed_at'] ?? null) === null
  const { completed_at, ...rest } = fields
  // Null and omitted say the same of a completion here.
  const completion = isDone ? { completed_at: now } : completed_at === null ? {} : { completed_at }
  const { data, error } = createTaskSchema.safeParse(
    { ...rest, ...completion, id: newId() },
    { error: wording },
  )
  const [issue] = error?.issues ?? []
  if (data !== undefined) return data
  return issue === undefined
    ? 'is not a valid task'
    : issueSentence({ path: issue.path.map(String), message: issue.message })
}

function shorten(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ')
  return line.length > 80 ? `${line.slice(0, 79)}…`.toWellFormed() : line
}
