import { lstat, readdir, readFile, realpath, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { draftName } from './drafts.ts'
import { exists, privateHomeOf } from './home.ts'
import { answers, isPostmaster, readPidFile } from './pid-file.ts'

/** What a home holds: the cluster, its socket, copies of the programs, and drafts of any of them. */
const ours = /^(data|bin-[\w.-]+|\.s\.PGSQL\.\d+(\.lock)?|.+\.new)$/

/** A postmaster that was killed is brought up again by its server within this time. */
const revivalMs = 1_500

/**
 * Deletes the embedded database of the data folder `dir`, wherever its home is, and says whether there was one.
 * Throws, and deletes nothing, when it is running or when what stands there was not made by `startEmbedded`.
 */
export async function removeEmbedded(dir: string): Promise<boolean> {
  const real = await realpath(dir)
  const homes: string[] = []
  for (const home of [path.join(real, 'postgres'), privateHomeOf(real)])
    if (await exists(home)) homes.push(home)
  for (const home of homes) {
    await refuseStrange(home)
    await refuseRunning(path.join(home, 'data'))
  }
  for (const home of homes) await remove(home)
  return homes.length > 0
}

async function refuseStrange(home: string): Promise<void> {
  const strange = new Error(`${home} is not a database that Taskwire made. Nothing was removed.`)
  if (!(await lstat(home)).isDirectory()) throw strange
  const names = await readdir(home)
  if (!names.every((name) => ours.test(name))) throw strange
  if (!names.includes('data')) return
  // PostgreSQL notes there how it was last started; nobody else starts one with our socket folder.
  const options = await readFile(path.join(home, 'data/postmaster.opts'), 'utf8').catch(() => '')
  if (!options.includes('"unix_socket_permissions=0700"') || !options.includes('"unix_socket_directories='))
    throw strange
}

async function refuseRunning(cluster: string): Promise<void> {
  const running = new Error('The database is running: stop the server first. Nothing was removed.')
  if (await isRunning(cluster)) throw running
  // A file that its process left behind tells of a crash. The server may be about to answer it.
  if ((await readPidFile(cluster)) === undefined) return
  await pause(revivalMs)
  if (await isRunning(cluster)) throw running
}

async function isRunning(cluster: string): Promise<boolean> {
  const file = await readPidFile(cluster)
  return file !== undefined && (isPostmaster(file.pid, cluster) || (await answers(file)))
}

/** First out of the way in one step, so that a start meanwhile never finds half a cluster. */
async function remove(home: string): Promise<void> {
  const cluster = path.join(home, 'data')
  if (await exists(cluster)) await rename(cluster, draftName(cluster))
  await rm(home, { recursive: true, force: true })
}
