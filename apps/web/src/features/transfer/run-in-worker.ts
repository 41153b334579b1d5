import type { TransferResult, TransferJob } from './transfer-jobs.ts'

/** Runs one job in a web worker. Rejects when the worker can't be loaded or fails. */
export function runInWorker(job: TransferJob): Promise<TransferResult> {
  const { promise, resolve, reject } = Promise.withResolvers<TransferResult>()
  const worker = new Worker(new URL('./transfer-worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<TransferResult>) => resolve(data))
  worker.addEventListener('error', ({ message }) => reject(new Error(message || 'The worker failed')))
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
  worker.postMessage(job)
  return promise.finally(() => worker.terminate())
}
