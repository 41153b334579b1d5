import { createHash } from 'node:crypto'
import { chown, lstat, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Home } from './home.ts'
import { unavailable } from './unavailable.ts'

/** Part of the socket's name only: nothing listens on a TCP port. */
export const port = 5432

/** What fits in `sun_path` on every system, without its closing zero. */
const longestSocketPath = 103

export const socketIn = (folder: string, at: number = port): string => path.join(folder, `.s.PGSQL.${at}`)

const fits = (folder: string): boolean => Buffer.byteLength(socketIn(folder)) <= longestSocketPath

/** The home itself, or a short folder under the temp folder when the home's path is too long for a socket. */
export async function socketFolder(home: Home): Promise<string> {
  if (fits(home.path)) return home.path
  const name = `taskwire-${createHash('sha256').update(home.path).digest('hex').slice(0, 16)}`
  const folder = [tmpdir(), '/tmp'].map((temp) => path.join(temp, name)).find(fits)
  if (!folder) throw unavailable(`The path ${home.path} is too long for a socket`)
  await claim(folder, home)
  return folder
}

/** The temp folder belongs to everybody: a folder somebody else put there under our name is not used. */
async function claim(folder: string, { account }: Home): Promise<void> {
  const created = await mkdir(folder, { recursive: true, mode: 0o700 })
  if (created && account) await chown(folder, account.uid, account.gid)
  const found = await lstat(folder)
  const uid = account?.uid ?? process.getuid?.()
  if (found.isDirectory() && found.uid === uid && (found.mode & 0o077) === 0) return
  throw unavailable(`The folder ${folder} for the socket of the embedded database belongs to somebody else`)
}
