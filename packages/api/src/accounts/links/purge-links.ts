import type { Deps } from '../../deps.ts'
import { purgeLinks as purgeLinkRows } from './links.repository.ts'

/** Removes links that are too old to be used; answers how many. */
export async function purgeLinks(deps: Deps): Promise<number> {
  return (await purgeLinkRows(deps.db, deps.now())).length
}
