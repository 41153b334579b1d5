import { KEPT_DAYS } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { purgeInPieces } from '../purge.repository.ts'
import { purgeIdempotencyKeys, purgeTombstones } from './sync.repository.ts'

/** Removes tombstones and kept answers of repeated requests that are older than a deleted task is kept. Several processes may do so at once. */
export async function purgeLog(deps: Deps): Promise<{ tombstones: number; idempotency_keys: number }> {
  const before = new Date(Date.parse(deps.now()) - KEPT_DAYS * 86_400_000).toISOString()
  const tombstones = await purgeInPieces(deps.db, purgeTombstones, before)
  const idempotency_keys = await purgeInPieces(deps.db, purgeIdempotencyKeys, before)
  return { tombstones, idempotency_keys }
}
