import type { Task } from '../task.ts'
import { writeCsv } from './csv.ts'

/** What an export holds of each task, in this order. */
const fields = [
  'id',
  'title',
  'description',
  'status',
  'priority',
  'due_date',
  'completed_at',
  'created_at',
  'updated_at',
] as const satisfies (keyof Task)[]

/** The forms in which tasks are written to a file and read from one. */
export type TransferKind = 'json' | 'csv'

/**
 * Tasks as the text of a file, for a person to keep and for `readImport` to read.
 *
 * `json` is `{ format: 'taskwire', version: 1, exported_at, tasks }`. `csv` follows RFC 4180, with a header; a cell that a
 * spreadsheet would run as a formula begins with a quote, and what is null is empty.
 *
 * @param now the present instant, which the file names as that of its making
 */
export function exportTasks(tasks: readonly Task[], kind: TransferKind, { now }: { now: string }): string {
  if (kind === 'csv')
    return `${writeCsv([fields, ...tasks.map((task) => fields.map((name) => task[name] ?? ''))])}\r\n`
  const kept = tasks.map((task) => Object.fromEntries(fields.map((name) => [name, task[name]])))
  return `${JSON.stringify({ format: 'taskwire', version: 1, exported_at: now, tasks: kept }, null, 2)}\n`
}
