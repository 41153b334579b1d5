import type { Deps } from '../../deps.ts'
import { purgeInPieces } from '../../purge.repository.ts'
import { purgeLinks as purgeLinkRows } from './email-links.repository.ts'

/** Deletes expired links; returns how many. */
export function purgeLinks(deps: Deps): Promise<number> {
  return purgeInPieces(deps.db, purgeLinkRows, deps.now())
}
