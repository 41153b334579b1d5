import { randomBytes } from 'node:crypto'
import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Home } from './home.ts'

const suffix = '.new'
const abandonedAfter = 10 * 60_000

/** A folder that is built under this name and then renamed is either complete or not there. */
export const draftName = (folder: string): string => `${folder}.${randomBytes(4).toString('hex')}${suffix}`

/** Removes what a killed process left half made. The age tells it from the work of one that is starting now. */
export async function sweepDrafts(home: Home): Promise<void> {
  for (const name of await readdir(home.path)) {
    const draft = path.join(home.path, name)
    if (!name.endsWith(suffix)) continue
    const found = await stat(draft).catch(() => undefined)
    if (found && found.mtimeMs < Date.now() - abandonedAfter)
      await rm(draft, { recursive: true, force: true })
  }
}
