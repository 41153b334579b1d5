import { purgeLog, type Deps } from '@taskwire/api'
import { openDatabase } from '@taskwire/db'

/** Purges the log of the server on a data folder as if a month had passed. */
export async function purgeTombstones(dataDir: string): Promise<void> {
  await using database = await openDatabase({ dataDir })
  const inAMonth = new Date(Date.now() + 31 * 86_400_000).toISOString()
  const deps: Pick<Deps, 'db' | 'now'> = { db: database.db, now: () => inAMonth }
  await purgeLog(deps as Deps)
}
