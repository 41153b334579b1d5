import type { TransferAnswer, TransferJob } from './transfer-jobs.ts'

/** Has one job done beside the page. Rejects when the worker cannot be had or breaks down. */
export function inWorker(job: TransferJob): Promise<TransferAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<TransferAnswer>()
  const worker = new Worker(new URL('./transfer-worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<TransferAnswer>) => resolve(data))
  worker.addEventListener('error', ({ message }) => reject(new Error(message || 'The worker failed')))
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
  worker.postMessage(job)
  return promise.finally(() => worker.terminate())
}
