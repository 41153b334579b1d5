import { randomBytes } from 'node:crypto'
import { lchown, open, readdir, rename, rm, stat, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { EmbeddedPostgres } from '@taskwire/embedded-postgres'
import type { FolderMark } from './log-epoch.ts'

const NAME = 'taskwire-mark'
const draftPattern = new RegExp(`^${NAME}\\.[0-9a-f]+\\.new$`)

/**
 * Prepares the next mark of a cluster's folder, and reads the present one. A mark is a random word in a file, with the file's
 * inode and birth time. A copied folder has another inode. A folder that a backup was copied over has another word, or an
 * inode that is younger than the backup. A mark doesn't contain the device number, which changes when the machine restarts.
 *
 * The caller must hold the lock on the row of the epoch.
 */
export async function prepareFolderMark({
  clusterDir,
  account,
}: Pick<EmbeddedPostgres, 'clusterDir' | 'account'>): Promise<FolderMark> {
  const file = path.join(clusterDir, NAME)
  await removeDrafts(clusterDir)
  const draft = `${file}.${randomBytes(6).toString('hex')}.new`
  await write(draft, randomBytes(12).toString('base64url'))
  if (account) await lchown(draft, account.uid, account.gid)
  const next = await readMark(draft)
  if (next === undefined) throw new Error(`The mark ${draft} vanished before it was read`)
  return {
    present: await readMark(file),
    next,
    // A renamed file keeps its inode and birth time.
    put: () => rename(draft, file),
    discard: () => rm(draft, { force: true }),
  }
}

async function readMark(file: string): Promise<string | undefined> {
  try {
    const { ino, birthtimeNs } = await stat(file, { bigint: true })
    return `${await readFile(file, 'utf8')}/${ino}/${birthtimeNs}`
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

async function write(file: string, word: string): Promise<void> {
  await using handle = await open(file, 'wx', 0o600)
  await handle.writeFile(word)
  await handle.sync()
}

/** Removes the drafts of killed processes. */
async function removeDrafts(clusterDir: string): Promise<void> {
  for (const name of await readdir(clusterDir))
    if (draftPattern.test(name)) await rm(path.join(clusterDir, name), { force: true })
}
