import { lstat, readdir, readFile, realpath, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { defaultFallbackDir, exists, fallbackDirOf, nestedDirOf } from './database-dir.ts'
import { draftName } from './drafts.ts'
import { acceptsConnections, isPostmaster, readPidFile } from './pid-file.ts'

/** Names in the folder of a database: the cluster, its socket, copies of the programs, and drafts of any of them. */
const knownNames = /^(data|bin-[\w.-]+|\.s\.PGSQL\.\d+(\.lock)?|.+\.new)$/

/** A supervisor restarts a killed postmaster within this time. */
const restartMs = 1_500

/**
 * Deletes the embedded database of a data folder, in the folder itself or under `fallbackDir`. Deletes nothing else in
 * `dir`.
 *
 * @param dir The data folder that `startEmbeddedPostgres` was called with.
 * @param options The `fallbackDir` of the start, if it was given there.
 * @returns True when there was a database.
 * @throws When the database is running, when `startEmbeddedPostgres` did not make it, or when `dir` is missing. Nothing
 * is removed then.
 */
export async function removeEmbeddedPostgres(
  dir: string,
  { fallbackDir = defaultFallbackDir }: { readonly fallbackDir?: string | undefined } = {},
): Promise<boolean> {
  const real = await realpath(dir)
  const found: string[] = []
  for (const databaseDir of [nestedDirOf(real), fallbackDirOf({ dir: real, fallbackDir })])
    if (await exists(databaseDir)) found.push(databaseDir)
  for (const databaseDir of found) {
    await assertEmbedded(databaseDir)
    await assertStopped(path.join(databaseDir, 'data'))
  }
  for (const databaseDir of found) await remove(databaseDir)
  return found.length > 0
}

async function assertEmbedded(databaseDir: string): Promise<void> {
  const foreign = new Error(`${databaseDir} is not an embedded database. Nothing was removed.`)
  if (!(await lstat(databaseDir)).isDirectory()) throw foreign
  const names = await readdir(databaseDir)
  if (!names.every((name) => knownNames.test(name))) throw foreign
  if (!names.includes('data')) return
  // PostgreSQL writes there how it was last started. Other starts rarely have both of these options.
  const options = await readFile(path.join(databaseDir, 'data/postmaster.opts'), 'utf8').catch(() => '')
  if (!options.includes('"unix_socket_permissions=0700"') || !options.includes('"unix_socket_directories='))
    throw foreign
}

async function assertStopped(clusterDir: string): Promise<void> {
  const running = new Error('The database is running: stop the server first. Nothing was removed.')
  if (await isRunning(clusterDir)) throw running
  // A pid file without its process is left from a crash. A supervisor may be about to restart the postmaster.
  if ((await readPidFile(clusterDir)) === undefined) return
  await pause(restartMs)
  if (await isRunning(clusterDir)) throw running
}

async function isRunning(clusterDir: string): Promise<boolean> {
  const file = await readPidFile(clusterDir)
  return file !== undefined && (isPostmaster(file.pid, clusterDir) || (await acceptsConnections(file)))
}

/** Renames the cluster first, in one step, so that a start at the same time never finds half a cluster. */
async function remove(databaseDir: string): Promise<void> {
  const clusterDir = path.join(databaseDir, 'data')
  if (await exists(clusterDir)) await rename(clusterDir, draftName(clusterDir))
  await rm(databaseDir, { recursive: true, force: true })
}
