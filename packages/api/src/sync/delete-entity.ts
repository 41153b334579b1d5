import type { Actor, Entity, EntityRevision } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import type { EntityReads } from './entity-reads.ts'
import type { Condition } from './etags.ts'
import type { IdempotencyKey, IdempotentStatement } from './idempotency.repository.ts'
import { writeConditionally } from './write-conditionally.ts'

interface DeletionParams {
  readonly user_id: string
  readonly id: string
  readonly now: string
  readonly expected_revision: number | null
  readonly epoch: string | null
}

/**
 * Turns a row into a tombstone and returns the revision of its deletion. Throws that the row is missing, and REVISION_CONFLICT
 * when it is not at `expected_revision` or the log is not of `epoch`.
 */
export async function deleteEntity<Row extends Entity>(
  deps: Deps,
  actor: Actor,
  reads: EntityReads<Row>,
  deleteRow: IdempotentStatement<DeletionParams, EntityRevision>,
  input: Condition & { readonly id: string },
  key: IdempotencyKey | undefined,
): Promise<EntityRevision> {
  const id = reads.requireId(input.id)
  const write = () =>
    deleteRow(deps.db, key, {
      user_id: actor.user_id,
      id,
      now: deps.now(),
      expected_revision: input.expected_revision ?? null,
      epoch: input.epoch ?? null,
    })
  const { revision } = await writeConditionally(deps, actor, reads, { id, conditions: input, key, write })
  return { id, revision }
}
