import { TRASH_RETENTION_DAYS } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { daysAfter } from '../instants.ts'
import { purgeInPieces } from '../purge.repository.ts'
import { purgeIdempotencyKeys, purgeTombstones } from './sync.repository.ts'

/** Deletes tombstones and stored responses that are older than the retention of deleted rows. Several processes may do so at once. */
export async function purgeLog(deps: Deps): Promise<{ tombstones: number; idempotency_keys: number }> {
  const before = daysAfter(deps.now(), -TRASH_RETENTION_DAYS)
  let tombstones = 0
  for (const purge of Object.values(purgeTombstones))
    tombstones += await purgeInPieces(deps.db, purge, before)
  const idempotency_keys = await purgeInPieces(deps.db, purgeIdempotencyKeys, before)
  return { tombstones, idempotency_keys }
}
