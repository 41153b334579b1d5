import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { cp, lchown, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Account } from './account.ts'
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
  const draft = `${copy}.${randomBytes(4).toString('hex')}.new`
  await cp(path.join(found.folder, 'native'), path.join(draft, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    mode: constants.COPYFILE_FICLONE,
  })
  await linkLibraries(draft)
  if (home.account) await giveTo(home.account, draft)
  // Several processes may copy at once: the first rename wins, and the copies are alike.
  await rename(draft, copy).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true })
    if (!(await exists(copy))) throw error
  })
  return copy
}

async function giveTo({ uid, gid }: Account, folder: string): Promise<void> {
  await lchown(folder, uid, gid)
  const entries = await readdir(folder, { recursive: true })
  await Promise.all(entries.map((entry) => lchown(path.join(folder, entry), uid, gid)))
}
