import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { secretFile } from './keys/secret-file.ts'
import { vapidFile } from './push/vapid-keys.ts'

/**
 * Removes only the files of this installation from its data folder, and nothing at all when the folder contains
 * foreign files. `removeDatabase` removes the database and returns whether there was one. Returns whether there was
 * anything to remove.
 */
export async function emptyDataFolder(
  folder: string,
  removeDatabase: (folder: string) => Promise<boolean>,
): Promise<boolean> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (names === undefined) return false
  const own = [secretFile(folder), vapidFile(folder)].map((file) => path.basename(file))
  const strange = names.find((name) => name !== 'postgres' && !own.some((file) => name.startsWith(file)))
  if (strange !== undefined)
    throw new Error(
      `${folder} holds ${JSON.stringify(strange)}, which is not from Taskwire. Nothing was removed.`,
    )
  const hadDatabase = await removeDatabase(folder)
  for (const name of names) if (name !== 'postgres') await rm(path.join(folder, name))
  return hadDatabase || names.length > 0
}
