import type { Task } from '../task.ts'
import { writeCsv } from './csv.ts'
import { labelsToCell } from './read-labels.ts'
import { recurrenceToCell } from './recurrence-cell.ts'

/** The exported fields of each task, in this order. */
const fields = [
  'id',
  'title',
  'description',
  'status',
  'priority',
  'due_date',
  'list',
  'labels',
  'parent_id',
  'completed_at',
  'created_at',
  'updated_at',
  'recurrence',
] as const

/** File formats of exports. */
export type TransferKind = 'json' | 'csv'

export interface ExportOptions {
  /** The current instant, which becomes `exported_at`. */
  readonly now: string
  /** The lists and labels that the tasks name by their ids. A task with another list is exported without one. */
  readonly lists?: readonly { readonly id: string; readonly title: string }[] | undefined
  readonly labels?: readonly { readonly id: string; readonly name: string }[] | undefined
}

/**
 * Returns tasks as the text of a file, which `readImport` can read. Lists and labels are exported by their names; a subtask names
 * its parent by its id and has the list of its parent.
 *
 * `json` is `{ format: 'taskwire', version: 1, exported_at, tasks }`. `csv` follows RFC 4180 and has a header. In CSV an apostrophe
 * precedes a formula, so that no spreadsheet runs it, null is an empty cell, commas separate labels, and a recurrence is its rule, with `;X-FROM=COMPLETION` when it counts from completion.
 */
export function exportTasks(
  tasks: readonly Task[],
  kind: TransferKind,
  { now, lists = [], labels = [] }: ExportOptions,
): string {
  const titles = new Map(lists.map(({ id, title }) => [id, title]))
  const names = new Map(labels.map(({ id, name }) => [id, name]))
  const listIds = new Map(tasks.map(({ id, list_id }) => [id, list_id]))
  const rows = tasks.map((task) => {
    const list_id = task.parent_id === null ? task.list_id : (listIds.get(task.parent_id) ?? null)
    return {
      ...task,
      list: list_id === null ? null : (titles.get(list_id) ?? null),
      labels: task.label_ids.flatMap((id) => names.get(id) ?? []),
    }
  })
  if (kind === 'csv') {
    const cells = rows.map((row) =>
      fields.map((name) => {
        if (name === 'labels') return labelsToCell(row.labels)
        return name === 'recurrence' ? recurrenceToCell(row.recurrence) : (row[name] ?? '')
      }),
    )
    return `${writeCsv([fields, ...cells])}\r\n`
  }
  const kept = rows.map((row) => Object.fromEntries(fields.map((name) => [name, row[name]])))
  return `${JSON.stringify({ format: 'taskwire', version: 1, exported_at: now, tasks: kept }, null, 2)}\n`
}
