// A thread that reads one file.
import { DomainError, type DomainErrorCode } from '@taskwire/domain'
import { readImportFile, type FileRefusal, type Import, type ImportOptions } from '@taskwire/domain/transfer'
import { parentPort, workerData } from 'node:worker_threads'

/** What the thread reads. */
export interface ReadRequest {
  readonly bytes: Uint8Array
  readonly options: ImportOptions
}

/** The result, or why the file was refused. */
export type ReadReply =
  | { readonly read: Import }
  | { readonly code: DomainErrorCode; readonly message: string; readonly refusal: FileRefusal | undefined }

function reply({ bytes, options }: ReadRequest): ReadReply {
  try {
    return { read: readImportFile(bytes, options) }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const { code, message, refusal } = error
    return { code, message, refusal }
  }
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(reply(workerData as ReadRequest))
