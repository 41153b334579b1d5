import { execFile } from 'node:child_process'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { userInfo } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Binaries } from './binaries.ts'
import { draftName } from './drafts.ts'
import { exists, type Home } from './home.ts'
import { runAs } from './run-as.ts'
import { errorCode, unavailable } from './unavailable.ts'

const run = promisify(execFile)

/** The superuser of every embedded cluster. */
export const superuser = 'taskwire'

/** Makes the cluster on the first start, and refuses one that this PostgreSQL cannot read. */
export async function ensureCluster(
  home: Home,
  binaries: Binaries,
  major: number,
  log: (line: string) => void,
): Promise<void> {
  const found = await versionOf(home.cluster)
  if (found === undefined) {
    log(`Creating the database in ${home.cluster}. This happens at the first start only …`)
    return createCluster(home, binaries)
  }
  if (found !== major) {
    throw unavailable(
      `The data folder ${home.cluster} was made by PostgreSQL ${found}, and the embedded database is PostgreSQL ${major}`,
    )
  }
}

async function versionOf(cluster: string): Promise<number | undefined> {
  try {
    return Number.parseInt(await readFile(path.join(cluster, 'PG_VERSION'), 'utf8'), 10)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw unavailable(`The embedded database cannot read its data folder ${cluster}`, error)
  }
}

/**
 * The cluster is built under another name and renamed when it is complete, so a crash half way leaves
 * nothing that looks like one, and of several processes on an empty folder the first rename wins.
 */
async function createCluster(home: Home, binaries: Binaries): Promise<void> {
  const draft = draftName(home.cluster)
  try {
    await initdb(home, binaries, draft)
    await rename(draft, home.cluster)
    await syncFolder(home.path)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    if (!(await exists(path.join(home.cluster, 'PG_VERSION')))) throw error
  }
}

async function initdb(home: Home, binaries: Binaries, draft: string): Promise<void> {
  if (!home.account) assertNamedAccount()
  // The socket is reachable by its owner alone, and --auth-host refuses whatever a setting may open.
  const access = ['--auth-local=trust', '--auth-host=reject']
  const text = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const options = ['-D', draft, '-U', superuser, '--no-instructions', ...access, ...text]
  await run(binaries.initdb, options, runAs(home))
}

/** initdb looks its own account up; containers often run under a number that has no name. */
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
