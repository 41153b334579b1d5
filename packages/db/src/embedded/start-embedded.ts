import path from 'node:path'
import type { Account } from './account.ts'
import { prepareBinaries } from './binaries.ts'
import type { Plan } from './bring-up.ts'
import { ensureCluster, superuser } from './cluster.ts'
import { sweepDrafts } from './drafts.ts'
import { openHome } from './home.ts'
import { findNativePackage } from './native-package.ts'
import type { Settings } from './server-settings.ts'
import { socketFolder } from './socket-folder.ts'
import { supervise } from './supervisor.ts'
import { explained } from './unavailable.ts'

export interface EmbeddedOptions {
  /** Data folder of Taskwire; the database lives in `postgres` inside it. Made if it does not exist. */
  dir: string
  /** Receives one line at a time: what was decided, and what the server says about its own life. */
  log?: (line: string) => void
  /** Server settings (`postgresql.conf` names) over the durable defaults. Ignored when joining a running server. */
  settings?: Settings
}

export interface EmbeddedDatabase {
  /** For `pg`. The host is the folder of a Unix socket; there is no TCP port. It never changes. */
  readonly config: { host: string; port: number; user: string; password: string; database: string }
  /** False when another process started it; becomes true if this one has to take over. */
  readonly owned: boolean
  /** Process number of the postmaster that answered last. */
  readonly pid: number
  /** Folder actually used. */
  readonly home: string
  /** The PostgreSQL data folder inside it. */
  readonly cluster: string
  /** The account that the server runs as; undefined when it is this process's own. */
  readonly account: Account | undefined
  /** Shuts the server down cleanly if this process owns it, and only lets go of it otherwise. */
  stop(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/**
 * Starts PostgreSQL 18 in a data folder, or joins the one that already runs there.
 *
 * The process that launched the server owns it: when that process ends, in whatever way, the server shuts
 * down cleanly by itself. A server that ends for any other reason is started again, with the same socket;
 * open connections break and a pool has to make new ones. Processes that joined lose their connections when
 * the owner ends, and one of them starts the server again within about a second.
 *
 * @throws an error of one sentence that names `DATABASE_URL` where the embedded database cannot work: no
 * binary for the platform, a user id without a name, a data folder of another major version, …
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { dir, settings = {}, log = () => {} } = options
  const plan = await prepare(path.resolve(dir), settings, log).catch((error: unknown) => {
    throw explained(error)
  })
  const supervisor = await supervise(plan)
  const { socketFolder: host, port } = supervisor.current()
  return {
    config: { host, port, user: superuser, password: '', database: 'postgres' },
    home: plan.home.path,
    cluster: plan.home.cluster,
    account: plan.home.account,
    get owned() {
      return supervisor.current().launched !== undefined
    },
    get pid() {
      return supervisor.current().pid
    },
    stop: () => supervisor.stop(),
    [Symbol.asyncDispose]: () => supervisor.stop(),
  }
}

async function prepare(dir: string, settings: Settings, log: (line: string) => void): Promise<Plan> {
  const found = await findNativePackage()
  const home = await openHome(dir, log)
  await sweepDrafts(home)
  const binaries = await prepareBinaries(found, home)
  await ensureCluster(home, binaries, found.major, log)
  return { home, postgres: binaries.postgres, socketFolder: await socketFolder(home), settings, log }
}
