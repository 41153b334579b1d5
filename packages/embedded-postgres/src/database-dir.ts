import { createHash } from 'node:crypto'
import { access, chmod, chown, lchown, mkdir, readdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { type Account, canReach, ownerOf, startedAsRoot, systemAccount } from './account.ts'
import { unavailable } from './errors.ts'

/** The folder of one database: its cluster, its socket and, where needed, a private copy of the programs. */
export interface DatabaseDir {
  readonly path: string
  /** PostgreSQL's data folder (PGDATA) inside it. */
  readonly clusterDir: string
  /** Set only when this process runs as root. */
  readonly account: Account | undefined
}

/** Where the database of a data folder may be. */
export interface DatabaseLocation {
  /** The caller's data folder. */
  readonly dir: string
  /** Parent of the databases whose account can't reach their data folder. */
  readonly fallbackDir: string
}

export const defaultFallbackDir = '/var/lib/embedded-postgres'

/** The usual folder of the database. `dir` must be a real path. */
export const nestedDirOf = (dir: string): string => path.join(dir, 'postgres')

/** The folder of the database when root's database account can't reach `dir`, a real path. */
export const fallbackDirOf = ({ dir, fallbackDir }: DatabaseLocation): string =>
  path.join(fallbackDir, createHash('sha256').update(dir).digest('hex').slice(0, 12))

/** Finds or makes the folder of the database. */
export async function openDatabaseDir(
  { dir, fallbackDir }: DatabaseLocation,
  log: (line: string) => void,
): Promise<DatabaseDir> {
  await mkdir(dir, { recursive: true, mode: 0o755 })
  const real = await realpath(dir)
  return startedAsRoot()
    ? openAsRoot({ dir: real, fallbackDir }, log)
    : makePrivate(nestedDirOf(real), undefined)
}

async function openAsRoot(location: DatabaseLocation, log: (line: string) => void): Promise<DatabaseDir> {
  const { dir, fallbackDir } = location
  const nested = nestedDirOf(dir)
  const owner = await ownerOf(path.join(nested, 'data'))
  if (owner) {
    if (await canReach(owner, nested)) return makePrivate(nested, owner)
    throw unavailable(
      `The account that owns the database in ${nested} (${owner.name}) can no longer reach it`,
    )
  }
  const account = await systemAccount()
  const fallback = fallbackDirOf(location)
  // A database that was made in the fallback folder stays there, even if the account can reach `dir` by now.
  if (await exists(path.join(fallback, 'data'))) {
    log(`The database of ${dir} is kept in ${fallback}, as before.`)
  } else {
    await allowPassage(dir, account)
    if (await canReach(account, dir)) return makePrivate(nested, account)
    log(`The account ${account.name} cannot reach ${dir}: the database is kept in ${fallback} instead.`)
  }
  await mkdir(fallbackDir, { recursive: true, mode: 0o755 })
  return makePrivate(fallback, (await ownerOf(path.join(fallback, 'data'))) ?? account)
}

/** Lets the account's group pass a private folder of root that is still empty. Nobody gets the right to list it. */
async function allowPassage(dir: string, account: Account): Promise<void> {
  const { uid, mode } = await stat(dir)
  if (uid !== 0 || (mode & 0o077) !== 0 || (await readdir(dir)).length > 0) return
  await chown(dir, 0, account.gid)
  await chmod(dir, 0o710)
}

async function makePrivate(databaseDir: string, account: Account | undefined): Promise<DatabaseDir> {
  await mkdir(databaseDir, { recursive: true, mode: 0o700 })
  // lchown: following a symbolic link, root would give away a folder that somebody else chose.
  if (account) await lchown(databaseDir, account.uid, account.gid)
  return { path: databaseDir, clusterDir: path.join(databaseDir, 'data'), account }
}

export const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  )
