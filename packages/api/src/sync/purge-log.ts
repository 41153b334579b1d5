import { KEPT_DAYS } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { purgeInPieces } from '../purge.repository.ts'
import { purgeOperations, purgeTombstones } from './sync.repository.ts'

/** Removes tombstones and kept answers of repeated requests that are older than a deleted task is kept. Several processes may do so at once. */
export async function purgeLog(deps: Deps): Promise<{ tombstones: number; operations: number }> {
  const before = new Date(Date.parse(deps.now()) - KEPT_DAYS * 86_400_000).toISOString()
  const tombstones = await purgeInPieces(deps.db, purgeTombstones, before)
  const operations = await purgeInPieces(deps.db, purgeOperations, before)
  return { tombstones, operations }
}
