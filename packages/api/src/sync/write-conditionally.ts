import { DomainError, type DomainErrorCode, type Entity, type EntityKind } from '@taskwire/domain'
import { entityTag, type Condition, type LogPlace } from './etags.ts'

/** A write of one row under conditions. */
interface ConditionalWrite<Row, Written> {
  readonly kind: EntityKind
  /** The failure of a row that does not exist. */
  readonly missing: DomainErrorCode
  readonly conditions: Condition & { readonly base_revision?: number | undefined }
  /** Returns no row when a condition is not met or when there is no such row. */
  readonly write: () => Promise<Written | undefined>
  /** Finds the present row. */
  readonly find: () => Promise<Row | undefined>
  readonly toEntity: (row: Row) => Entity
  /** Throws when the write is refused for a reason of its own. */
  readonly refuse?: (row: Row) => Promise<void>
}

const ATTEMPTS = 5

/**
 * Runs a write until its result is certain. A statement sees the rows as of its start: after waiting for a concurrent creation
 * or restore of its row it finds none, so it runs again. Throws `missing`, or REVISION_CONFLICT with the present row.
 */
export async function writeConditionally<Row extends LogPlace, Written>({
  kind,
  missing,
  conditions: { expected_revision, base_revision, epoch },
  write,
  find,
  toEntity,
  refuse,
}: ConditionalWrite<Row, Written>): Promise<Written> {
  for (let attempt = 1; ; attempt += 1) {
    const written = await write()
    if (written !== undefined) return written
    const current = await find()
    if (current === undefined) throw new DomainError(missing)
    const isMoved =
      (expected_revision !== undefined && expected_revision !== current.revision) ||
      (epoch !== undefined && epoch !== current.epoch)
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
