// Web worker that reads and writes task files, so that large files don't block the page.
import './disable-eval.ts'
import { DomainError } from '@taskwire/domain'
import { exportTasks, readImport } from '@taskwire/domain/transfer'
import type { TransferResult, TransferJob } from './transfer-jobs.ts'

/** Excel reads a CSV file as UTF-8 only with this mark. */
const BYTE_ORDER_MARK = '\ufeff'
/** The schema requires an id, but each task gets its own id only when it is added. */
const ANY_ID = '01900000-0000-7000-8000-000000000000'

addEventListener('message', ({ data }: MessageEvent<TransferJob>) => {
  postMessage(runJob(data))
})

function runJob(job: TransferJob): TransferResult {
  if (job.job === 'export') {
    const file = exportTasks(job.tasks, job.kind, { now: job.now })
    return { file: job.kind === 'csv' ? BYTE_ORDER_MARK + file : file }
  }
  try {
    const { text, kind, now, timeZone, locale, dateOrder } = job
    const options = { now, newId: () => ANY_ID, timeZone, locale, dateOrder }
    const { tasks, ...rest } = readImport(text, kind, options)
    return { found: { tasks: tasks.map(({ id: _id, ...task }) => task), ...rest } }
  } catch (error) {
    if (error instanceof DomainError && error.refusal !== undefined) return { refused: error.refusal }
    // Other errors reach the page as the worker's error event.
    throw error
  }
}
