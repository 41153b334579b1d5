import { DomainError, type Actor, type Entity } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import type { EntityReads } from './entity-reads.ts'
import { entityTag, isMet, type Condition } from './etags.ts'
import type { IdempotencyKey } from './idempotency.repository.ts'
import { runIdempotent } from './idempotency.ts'

/** A write of one row under conditions. */
interface ConditionalWrite<Row, Written> {
  readonly id: string
  readonly conditions: Condition & { readonly base_revision?: number | undefined }
  readonly key: IdempotencyKey | undefined
  /** Returns no row when a condition is not met or when there is no such row. */
  readonly write: () => Promise<Written[]>
  /** Throws when the write is refused for a reason of its own. */
  readonly refuse?: (row: Row) => Promise<void>
}

const ATTEMPTS = 5

/**
 * Runs a write until its result is certain. A statement sees the rows as of its start: after waiting for a concurrent creation
 * or restore of its row it finds none, so it runs again. Throws that the row is missing, or REVISION_CONFLICT with the present row.
 */
export async function writeConditionally<Row extends Entity, Written extends object>(
  deps: Deps,
  actor: Actor,
  { kind, missing, find, toEntity }: EntityReads<Row>,
  { id, conditions, key, write, refuse }: ConditionalWrite<Row, Written>,
): Promise<Written> {
  const { base_revision } = conditions
  for (let attempt = 1; ; attempt += 1) {
    const written = await runIdempotent(deps, actor, key, write)
    if (written !== undefined) return written
    const current = await find(deps, actor, id)
    if (current === undefined) throw new DomainError(missing)
    const isMoved = !isMet(conditions, current)
    if (!isMoved) await refuse?.(current)
    // Only the statement sees which text changed after a base. A second attempt distinguishes that from a row that was missing.
    if (isMoved || (base_revision !== undefined && current.revision > base_revision && attempt > 1))
      throw new DomainError('REVISION_CONFLICT', {
        message: `The ${kind} was changed meanwhile`,
        current: toEntity(current),
        etag: entityTag(current),
      })
    if (attempt === ATTEMPTS) throw new DomainError('UNAVAILABLE')
  }
}
