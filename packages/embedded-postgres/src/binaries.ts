import { constants } from 'node:fs'
import { chmod, cp, lchown, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { type Account, canReach } from './account.ts'
import { type DatabaseDir, exists } from './database-dir.ts'
import { draftName } from './drafts.ts'
import { errorCode } from './errors.ts'
import { linkLibraries, type NativePackage } from './native-package.ts'

/** Paths of the programs to run. */
export interface Binaries {
  readonly initdb: string
  readonly postgres: string
}

/** Uses the installed package in place where possible, and otherwise a copy in the folder of the database. */
export async function prepareBinaries(found: NativePackage, databaseDir: DatabaseDir): Promise<Binaries> {
  const usable = (await reachable(found, databaseDir.account)) && (await linked(found.folder))
  return programs(usable ? found.folder : await privateCopy(found, databaseDir))
}

const programs = (folder: string): Binaries => ({
  initdb: path.join(folder, 'native/bin/initdb'),
  postgres: path.join(folder, 'native/bin/postgres'),
})

const reachable = async (found: NativePackage, account: Account | undefined) =>
  !account || (await canReach(account, programs(found.folder).postgres))

async function linked(folder: string): Promise<boolean> {
  try {
    await linkLibraries(folder)
    return true
  } catch (error) {
    if (['EACCES', 'EROFS', 'EPERM'].includes(errorCode(error) ?? '')) return false
    throw error
  }
}

/** Copies the 60 MB of a read-only or unreachable package, once per version. */
async function privateCopy(found: NativePackage, databaseDir: DatabaseDir): Promise<string> {
  const copy = path.join(databaseDir.path, `bin-${found.version}`)
  if (await exists(copy)) return copy
  const draft = draftName(copy)
  await cp(path.join(found.folder, 'native'), path.join(draft, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    mode: constants.COPYFILE_FICLONE,
  })
  await takeOwnership(draft, databaseDir.account)
  await linkLibraries(draft)
  // Several processes may copy at once. The first rename wins; the copies are identical.
  await rename(draft, copy).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true })
    if (!(await exists(copy))) throw error
  })
  return copy
}

/** Gives the copy to the database's account and makes its folders writable, even if those of the source are not. */
async function takeOwnership(folder: string, account: Account | undefined): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const entry of entries) {
    const at = path.join(entry.parentPath, entry.name)
    if (entry.isDirectory()) await chmod(at, 0o755)
    if (account) await lchown(at, account.uid, account.gid)
  }
  if (account) await lchown(folder, account.uid, account.gid)
}
