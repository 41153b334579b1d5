import { KEPT_DAYS } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { purgeOperations, purgeTombstones } from './sync.repository.ts'

const TOMBSTONES_AT_ONCE = 1_000

/** Removes tombstones and kept answers of repeated requests that are older than a deleted task is kept. Several processes may do so at once. */
export async function purgeLog(deps: Deps): Promise<{ tombstones: number; operations: number }> {
  const before = new Date(Date.parse(deps.now()) - KEPT_DAYS * 86_400_000).toISOString()
  let tombstones = 0
  for (;;) {
    const [row] = await purgeTombstones(deps.db, before, TOMBSTONES_AT_ONCE)
    const purged = row?.purged ?? 0
    tombstones += purged
    if (purged < TOMBSTONES_AT_ONCE) break
  }
  const operations = await purgeOperations(deps.db, before)
  return { tombstones, operations: operations.length }
}
