import { realpath } from 'node:fs/promises'
import path from 'node:path'
import { defaultFallbackDir, exists, fallbackDirOf, nestedDirOf } from './database-dir.ts'

/**
 * Finds the embedded database of a data folder, in the folder itself or under `fallbackDir`. Starts and changes nothing.
 *
 * @param dir The data folder that `startEmbeddedPostgres` was called with.
 * @param options The `fallbackDir` of the start, if it was given there.
 * @returns The folder of the database; undefined without one.
 */
export async function findEmbeddedPostgres(
  dir: string,
  { fallbackDir = defaultFallbackDir }: { readonly fallbackDir?: string | undefined } = {},
): Promise<string | undefined> {
  const real = await realpath(dir).catch(() => undefined)
  if (real === undefined) return undefined
  for (const databaseDir of [nestedDirOf(real), fallbackDirOf({ dir: real, fallbackDir })])
    if (await exists(path.join(databaseDir, 'data/PG_VERSION'))) return databaseDir
  return undefined
}
