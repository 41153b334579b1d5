import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { inject } from 'vitest'
import { tempDir, type TempDir } from './temp-dir.ts'

/**
 * Makes a data folder whose embedded database has the schema and is stopped: a copy of the one that the run made at its
 * start, since making a database takes longer than most tests. Its log has no epoch yet.
 */
export async function dataFolder(): Promise<TempDir> {
  const folder = await tempDir()
  await copyFolder(inject('dataFolder'), folder.dir)
  return folder
}

/** Copies what is in a folder. Owners, modes and times stay, those of the folder itself too. */
export async function copyFolder(from: string, to: string): Promise<void> {
  await promisify(execFile)('cp', ['-a', `${from}/.`, to])
}
