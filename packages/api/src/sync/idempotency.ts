import { createHash } from 'node:crypto'
import { isUniqueViolation } from '@taskwire/db'
import { canonicalInstant, DomainError, type Actor } from '@taskwire/domain'
import type { Context } from '../context.ts'
import type { Deps } from '../deps.ts'
import { findStoredResponse, type IdempotencyKey, type StoredResponse } from './idempotency.repository.ts'
import { writeLive } from './live-log.ts'

/**
 * Returns the idempotency key of a request: `op_id` of its input, else its Idempotency-Key header; undefined when it has
 * neither. The fingerprint covers the procedure and the parsed input, except for `base_revision` and its `epoch`: a client may
 * change the base of an edit before it repeats the request.
 */
export function idempotencyKeyOf(
  { deps, idempotency_key }: Pick<Context, 'deps' | 'idempotency_key'>,
  procedure: string,
  input: object,
): IdempotencyKey | undefined {
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

/**
 * Runs a write and wakes the readers of the log. A repeated request gets the stored response of the first one. Returns
 * undefined when the write changed no row. Throws IDEMPOTENCY_KEY_REUSED when another request used the key.
 */
export async function runIdempotent<Row extends object>(
  deps: Deps,
  actor: Actor,
  key: IdempotencyKey | undefined,
  write: () => Promise<Row[]>,
): Promise<Row | undefined> {
  const kept = keptResponse(key)
  if (kept !== undefined) return kept as Row
  try {
    const run = () => writeLive(deps, write)
    // A transaction has had its turn.
    const row = await (deps.db.isTransaction ? run() : deps.writeTurns.take(actor.user_id, run))
    if (row !== undefined) {
      deps.wakeBus.wake(actor.user_id)
      return row
    }
  } catch (error) {
    if (!isUniqueViolation(error, 'idempotency_keys_pkey')) throw error
  }
  if (key === undefined) return undefined
  const [stored] = await findStoredResponse(deps.db, { user_id: actor.user_id, key: key.key })
  return stored === undefined ? undefined : (rowOf(key, stored) as Row)
}

/** Returns the stored response of a repeated request whose key its transaction has looked up. Throws IDEMPOTENCY_KEY_REUSED. */
export function keptResponse(key: IdempotencyKey | undefined): object | undefined {
  return key?.kept === undefined ? undefined : rowOf(key, key.kept)
}

/** Returns the row of a stored response. Throws IDEMPOTENCY_KEY_REUSED for the response to another request. */
function rowOf(key: IdempotencyKey, stored: StoredResponse): object {
  if (stored.fingerprint !== key.fingerprint) throw new DomainError('IDEMPOTENCY_KEY_REUSED')
  const entries = Object.entries(stored.answer).map(([name, value]): [string, unknown] => [
    name,
    isInstant(name) ? instant(value) : value,
  ])
  // Responses from before epochs were stored have none. An empty epoch makes an entity tag that matches no task.
  return { epoch: '', ...Object.fromEntries<unknown>(entries) }
}

/** PostgreSQL formats instants in JSON differently from columns. */
function isInstant(name: string): boolean {
  return name.endsWith('_at')
}

function instant(value: unknown): string | null {
  return typeof value === 'string' ? (canonicalInstant(value) ?? value) : null
}
