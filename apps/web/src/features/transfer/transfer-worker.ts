// Web worker that reads and writes task files, so that large files don't block the page.
import './disable-eval.ts'
import { DomainError, nameKey } from '@taskwire/domain'
import {
  exportTasks,
  readFileColumns,
  readImportFile,
  type Import,
  type TableColumns,
} from '@taskwire/domain/transfer'
import type { FoundTasks, ImportJob, TransferResult, TransferJob } from './transfer-jobs.ts'

/** Excel reads a CSV file as UTF-8 only with this mark. */
const BYTE_ORDER_MARK = '\ufeff'

addEventListener('message', ({ data }: MessageEvent<TransferJob>) => {
  postMessage(runJob(data))
})

function runJob(job: TransferJob): TransferResult {
  if (job.job === 'export') {
    const { now, lists, labels } = job
    const file = exportTasks(job.tasks, job.kind, { now, lists, labels })
    return { file: job.kind === 'csv' ? BYTE_ORDER_MARK + file : file }
  }
  try {
    const { bytes, name, now, timeZone, locale, dateOrder, columns } = job
    const read = readImportFile(bytes, { name, now, timeZone, locale, dateOrder, columns })
    return { found: foundIn(read, columnsOf(job)) }
  } catch (error) {
    if (error instanceof DomainError && error.refusal !== undefined)
      return {
        refused: error.refusal,
        table: error.refusal.code === 'no_title_column' ? columnsOf(job) : undefined,
      }
    // Other errors reach the page as the worker's error event.
    throw error
  }
}

function columnsOf({ bytes }: ImportJob): TableColumns | undefined {
  try {
    return readFileColumns(bytes)
  } catch {
    // Not a table.
    return undefined
  }
}

function foundIn({ lines: _lines, ...read }: Import, table: TableColumns | undefined): FoundTasks {
  const { tasks } = read
  return {
    ...read,
    counts: {
      subtasks: tasks.filter(({ parent }) => parent !== undefined).length,
      lists: new Set(tasks.flatMap(({ list }) => list ?? [])).size,
      labels: new Set(tasks.flatMap(({ labels = [] }) => labels.map(nameKey))).size,
    },
    table: read.format === 'csv' || read.format === 'notion' ? table : undefined,
  }
}
