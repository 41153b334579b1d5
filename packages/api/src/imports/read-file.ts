import { DomainError } from '@taskwire/domain'
import { readImportFile, type Import, type ImportOptions } from '@taskwire/domain/transfer'
import pLimit from 'p-limit'
import { Worker } from 'node:worker_threads'
import type { ReadReply, ReadRequest } from './read-file-worker.ts'

/** Files below this size are read in a few milliseconds, faster than a thread starts. */
const MAX_INLINE = 50_000
/** A file at the limit takes some seconds. */
const MAX_MILLISECONDS = 60_000
const MAX_HEAP_MEGABYTES = 512

/** One large file at a time, so that files don't take all cores and all memory. */
const inTurn = pLimit(1)

/** Reads a file. A large one is read in a thread of its own, so that other requests don't wait. Throws as `readImport`. */
export async function readFile(bytes: Uint8Array, options: ImportOptions): Promise<Import> {
  if (bytes.length <= MAX_INLINE) return readImportFile(bytes, options)
  const reply = await inTurn(() => readInThread({ bytes, options }))
  if ('read' in reply) return reply.read
  throw new DomainError(reply.code, {
    message: reply.message,
    ...(reply.refusal && { refusal: reply.refusal }),
  })
}

function readInThread(request: ReadRequest): Promise<ReadReply> {
  const { promise, resolve, reject } = Promise.withResolvers<ReadReply>()
  const worker = new Worker(new URL('./read-file-worker.ts', import.meta.url), {
    workerData: request,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MEGABYTES },
  })
  worker.once('message', resolve)
  worker.once('error', reject)
  worker.once('exit', () => reject(new DomainError('UNAVAILABLE')))
  const timeout = setTimeout(() => reject(new DomainError('UNAVAILABLE')), MAX_MILLISECONDS)
  return promise.finally(() => {
    clearTimeout(timeout)
    void worker.terminate()
  })
}
