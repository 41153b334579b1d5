import type { PoolConfig } from 'pg'
import { assertKnownSchema, loadContent, type LoadOptions, type TableCount } from './load-content.ts'
import { withSnapshot, type Snapshot } from './snapshot.ts'

/**
 * Copies everything from one database into another, empty one, and compares the number of rows of each table. The original
 * stays unchanged.
 *
 * @throws An error for the operator when another process is connected to the original: its later writes would be missing.
 */
export function moveContent(
  from: PoolConfig,
  to: PoolConfig,
  { onTable }: Pick<LoadOptions, 'onTable'> = {},
): Promise<TableCount[]> {
  return withSnapshot(from, async (snapshot) => {
    assertKnownSchema(snapshot, 'The database')
    await assertUnused(snapshot)
    try {
      return await loadContent(to, snapshot, { onTable, beforeCommit: () => assertUnused(snapshot) })
    } catch (cause) {
      if (!(cause instanceof Error) || cause.message.endsWith('.')) throw cause
      throw new Error(`The given database cannot be used: ${cause.message}.`, { cause })
    }
  })
}

async function assertUnused(snapshot: Snapshot): Promise<void> {
  if ((await snapshot.countOthers()) > 0)
    throw new Error(
      'The local database is in use: stop the server first, so that no later write is left behind. Nothing was written.',
    )
}
