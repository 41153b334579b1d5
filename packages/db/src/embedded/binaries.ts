import { constants } from 'node:fs'
import { chmod, cp, lchown, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Account } from './account.ts'
import { draftName } from './drafts.ts'
import { exists, type Home } from './home.ts'
import { linkLibraries } from './library-links.ts'
import type { NativePackage } from './native-package.ts'
import { canReach } from './reach.ts'
import { errorCode } from './unavailable.ts'

/** Paths of the programs that will really be run. */
export interface Binaries {
  readonly initdb: string
  readonly postgres: string
}

/** Uses the installed package in place where that is possible, and a copy inside the home where it is not. */
export async function prepareBinaries(found: NativePackage, home: Home): Promise<Binaries> {
  const usable = (await reachable(found, home.account)) && (await linked(found.folder))
  return programs(usable ? found.folder : await privateCopy(found, home))
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

/** Read-only or unreachable node_modules: 60 MB are copied once per version. */
async function privateCopy(found: NativePackage, home: Home): Promise<string> {
  const copy = path.join(home.path, `bin-${found.version}`)
  if (await exists(copy)) return copy
  const draft = draftName(copy)
  await cp(path.join(found.folder, 'native'), path.join(draft, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    mode: constants.COPYFILE_FICLONE,
  })
  await adopt(draft, home.account)
  await linkLibraries(draft)
  // Several processes may copy at once: the first rename wins, and the copies are alike.
  await rename(draft, copy).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true })
    if (!(await exists(copy))) throw error
  })
  return copy
}

/** The copy belongs to whoever runs the database, and is no longer read-only as its source may have been. */
async function adopt(folder: string, account: Account | undefined): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const entry of entries) {
    const at = path.join(entry.parentPath, entry.name)
    if (entry.isDirectory()) await chmod(at, 0o755)
    if (account) await lchown(at, account.uid, account.gid)
  }
  if (account) await lchown(folder, account.uid, account.gid)
}
