import { readFile, symlink } from 'node:fs/promises'
import path from 'node:path'
import { exists } from './home.ts'
import { errorCode } from './unavailable.ts'

interface Link {
  readonly source: string
  readonly target: string
}

/**
 * npm tarballs cannot carry symbolic links, so the package lists those its libraries need and makes them
 * in an install script. Install scripts are blocked here; the links are made at run time instead.
 */
export async function linkLibraries(folder: string): Promise<void> {
  const list = await readFile(path.join(folder, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as Link[]) {
    const link = path.join(folder, target)
    if (await exists(link)) continue
    await symlink(path.relative(path.dirname(target), source), link).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error // EEXIST: another process was faster
    })
  }
}
