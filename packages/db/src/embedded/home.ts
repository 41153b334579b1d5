import { createHash } from 'node:crypto'
import { access, chmod, chown, lchown, mkdir, readdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { type Account, ownerOf, startedAsRoot, systemAccount } from './account.ts'
import { canReach } from './reach.ts'
import { unavailable } from './unavailable.ts'

/** The folder that holds the cluster, the socket and, where needed, a private copy of the binaries. */
export interface Home {
  readonly path: string
  /** The PostgreSQL data folder inside it. */
  readonly cluster: string
  /** Set only when the process is root. */
  readonly account: Account | undefined
}

const privateRoot = '/var/lib/taskwire'

/** Where root keeps the database of a data folder that the database's account cannot reach. */
export const privateHomeOf = (dir: string): string =>
  path.join(privateRoot, createHash('sha256').update(dir).digest('hex').slice(0, 12))

/** Finds or makes the home for the database of the data folder `dir`. */
export async function openHome(dir: string, log: (line: string) => void): Promise<Home> {
  await mkdir(dir, { recursive: true, mode: 0o755 })
  const real = await realpath(dir)
  const beside = path.join(real, 'postgres')
  return startedAsRoot() ? openAsRoot(real, beside, log) : claim(beside, undefined)
}

async function openAsRoot(dir: string, beside: string, log: (line: string) => void): Promise<Home> {
  const owner = await ownerOf(path.join(beside, 'data'))
  if (owner) {
    if (await canReach(owner, beside)) return claim(beside, owner)
    throw unavailable(
      `The account that owns the database in ${beside} (${owner.name}) can no longer reach it`,
    )
  }
  const account = await systemAccount()
  const elsewhere = privateHomeOf(dir)
  // Once a private home holds data it stays the home, even if the way to `dir` has been opened since.
  if (await exists(path.join(elsewhere, 'data'))) {
    log(`The database of ${dir} is kept in ${elsewhere}, as before.`)
  } else {
    await letThrough(dir, account)
    if (await canReach(account, dir)) return claim(beside, account)
    log(`The account ${account.name} cannot reach ${dir}: the database is kept in ${elsewhere} instead.`)
  }
  await mkdir(privateRoot, { recursive: true, mode: 0o755 })
  return claim(elsewhere, (await ownerOf(path.join(elsewhere, 'data'))) ?? account)
}

/** A data folder of our own that is still empty is opened for this one group to pass, and for nobody to list. */
async function letThrough(dir: string, account: Account): Promise<void> {
  const { uid, mode } = await stat(dir)
  if (uid !== 0 || (mode & 0o077) !== 0 || (await readdir(dir)).length > 0) return
  await chown(dir, 0, account.gid)
  await chmod(dir, 0o710)
}

async function claim(home: string, account: Account | undefined): Promise<Home> {
  await mkdir(home, { recursive: true, mode: 0o700 })
  // The link itself, should it be one: root must not hand out a folder that somebody pointed it to.
  if (account) await lchown(home, account.uid, account.gid)
  return { path: home, cluster: path.join(home, 'data'), account }
}

export const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  )
