import { createHash } from 'node:crypto'
import type { Context } from '../context.ts'
import type { RequestKey } from './log-write.repository.ts'

/**
 * The key of a request: `op_id` of its input, else its Idempotency-Key header; undefined when it has neither. The fingerprint
 * covers the procedure and everything else of the parsed input but what an edit is based on (`base_revision` and its `epoch`):
 * that may move while the request waits to be repeated.
 */
export function requestKey(
  { deps, idempotency_key }: Pick<Context, 'deps' | 'idempotency_key'>,
  procedure: string,
  input: object,
): RequestKey | undefined {
  const {
    op_id = idempotency_key,
    base_revision: _,
    epoch: __,
    ...request
  } = input as {
    op_id?: string
    base_revision?: number
    epoch?: string
  }
  if (op_id === undefined) return undefined
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([procedure, request]))
    .digest('base64url')
  return { key: op_id, fingerprint, now: deps.now() }
}
