import type { Task } from '../task.ts'
import { writeCsv } from './csv.ts'

/** The exported fields of each task, in this order. */
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

/** File formats of exports and imports. */
export type TransferKind = 'json' | 'csv'

/**
 * Returns tasks as the text of a file, which `readImport` can read.
 *
 * `json` is `{ format: 'taskwire', version: 1, exported_at, tasks }`. `csv` follows RFC 4180 and has a header. In CSV an apostrophe
 * precedes a formula, so that no spreadsheet runs it, and null is an empty cell.
 *
 * @param now the current instant, which becomes `exported_at`
 */
export function exportTasks(tasks: readonly Task[], kind: TransferKind, { now }: { now: string }): string {
  if (kind === 'csv')
    return `${writeCsv([fields, ...tasks.map((task) => fields.map((name) => task[name] ?? ''))])}\r\n`
  const kept = tasks.map((task) => Object.fromEntries(fields.map((name) => [name, task[name]])))
  return `${JSON.stringify({ format: 'taskwire', version: 1, exported_at: now, tasks: kept }, null, 2)}\n`
}
