import { createHash } from 'node:crypto'
import { chown, lstat, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { DatabaseDir } from './database-dir.ts'
import { unavailable } from './errors.ts'

/** Only a part of the socket's name: no process listens on a TCP port. */
export const port = 5432

/** Bytes that fit into `sun_path` on every system, without its closing zero. */
const longestSocketPath = 103

/** Returns the path of the socket in a folder. */
export const socketIn = (folder: string, at: number = port): string => path.join(folder, `.s.PGSQL.${at}`)

const fits = (folder: string): boolean => Buffer.byteLength(socketIn(folder)) <= longestSocketPath

/** Returns the folder of the database, or makes a short one under the temp folder when its path is too long for a socket. */
export async function openSocketDir(databaseDir: DatabaseDir): Promise<string> {
  if (fits(databaseDir.path)) return databaseDir.path
  const name = `postgres-${createHash('sha256').update(databaseDir.path).digest('hex').slice(0, 16)}`
  const folder = [tmpdir(), '/tmp'].map((temp) => path.join(temp, name)).find(fits)
  if (!folder) throw unavailable(`The path ${databaseDir.path} is too long for a socket`)
  await makePrivate(folder, databaseDir)
  return folder
}

/** Any account may write to the temp folder, so a folder of this name that somebody else made is refused. */
async function makePrivate(folder: string, { account }: DatabaseDir): Promise<void> {
  const created = await mkdir(folder, { recursive: true, mode: 0o700 })
  if (created && account) await chown(folder, account.uid, account.gid)
  const found = await lstat(folder)
  const uid = account?.uid ?? process.getuid?.()
  if (found.isDirectory() && found.uid === uid && (found.mode & 0o077) === 0) return
  throw unavailable(`The folder ${folder} for the socket of the embedded database belongs to somebody else`)
}
