import { execFile } from 'node:child_process'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { userInfo } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Binaries } from './binaries.ts'
import { type DatabaseDir, exists } from './database-dir.ts'
import { draftName } from './drafts.ts'
import { errorCode, unavailable } from './errors.ts'
import { spawnOptions } from './launch.ts'

const run = promisify(execFile)

export interface ClusterOptions {
  /** Name of the superuser of a new cluster. */
  readonly user: string
  /** Major version of the PostgreSQL that will run. */
  readonly major: number
  readonly log: (line: string) => void
}

/** Creates the cluster at the first start. Throws when another major version of PostgreSQL made the existing one. */
export async function ensureCluster(
  databaseDir: DatabaseDir,
  binaries: Binaries,
  { user, major, log }: ClusterOptions,
): Promise<void> {
  const { clusterDir } = databaseDir
  const found = await versionOf(clusterDir)
  if (found === undefined) {
    log(`Creating the database in ${clusterDir}. This happens at the first start only …`)
    return createCluster(databaseDir, binaries, user)
  }
  if (found !== major) {
    throw unavailable(
      `The data folder ${clusterDir} was made by PostgreSQL ${found}, and the embedded database is PostgreSQL ${major}`,
    )
  }
}

async function versionOf(clusterDir: string): Promise<number | undefined> {
  try {
    return Number.parseInt(await readFile(path.join(clusterDir, 'PG_VERSION'), 'utf8'), 10)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw unavailable(`The embedded database cannot read its data folder ${clusterDir}`, error)
  }
}

/**
 * Builds the cluster under a temporary name and renames it when it is complete. A crash half way leaves nothing that
 * looks like a cluster, and when several processes start on an empty folder the first rename wins.
 */
async function createCluster(databaseDir: DatabaseDir, binaries: Binaries, user: string): Promise<void> {
  const draft = draftName(databaseDir.clusterDir)
  try {
    await initdb(databaseDir, binaries, draft, user)
    await rename(draft, databaseDir.clusterDir)
    await syncFolder(databaseDir.path)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    if (!(await exists(path.join(databaseDir.clusterDir, 'PG_VERSION')))) throw error
  }
}

async function initdb(
  databaseDir: DatabaseDir,
  binaries: Binaries,
  draft: string,
  user: string,
): Promise<void> {
  if (!databaseDir.account) assertNamedAccount()
  // Only its owner can reach the socket. --auth-host rejects TCP connections even if a setting opens a port.
  const access = ['--auth-local=trust', '--auth-host=reject']
  const text = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const options = ['-D', draft, '-U', user, '--no-instructions', ...access, ...text]
  await run(binaries.initdb, options, spawnOptions(databaseDir))
}

/** initdb looks up the name of its own account. Containers often run under a user id that has no name. */
function assertNamedAccount(): void {
  try {
    userInfo()
  } catch (error) {
    throw unavailable(
      `The user id ${process.getuid?.()} has no entry in /etc/passwd, which initdb needs`,
      error,
    )
  }
}

async function syncFolder(folder: string): Promise<void> {
  await using handle = await open(folder)
  await handle.sync()
}
