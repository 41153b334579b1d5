import { randomBytes } from 'node:crypto'
import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'

const suffix = '.new'
const abandonedAfterMs = 10 * 60_000

/** Returns a temporary name for a folder. A folder that is built under it and then renamed is never half complete. */
export const draftName = (folder: string): string => `${folder}.${randomBytes(4).toString('hex')}${suffix}`

/** Removes the drafts of killed processes. Young drafts stay: another process may be building them now. */
export async function sweepDrafts(databaseDir: string): Promise<void> {
  for (const name of await readdir(databaseDir)) {
    const draft = path.join(databaseDir, name)
    if (!name.endsWith(suffix)) continue
    const found = await stat(draft).catch(() => undefined)
    if (found && found.mtimeMs < Date.now() - abandonedAfterMs)
      await rm(draft, { recursive: true, force: true })
  }
}
