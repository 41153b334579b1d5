import path from 'node:path'
import type { Account } from './account.ts'
import { prepareBinaries } from './binaries.ts'
import type { StartPlan } from './bring-up.ts'
import { ensureCluster } from './create-cluster.ts'
import { defaultFallbackDir, openDatabaseDir } from './database-dir.ts'
import { sweepDrafts } from './drafts.ts'
import { toUnavailable } from './errors.ts'
import { findNativePackage } from './native-package.ts'
import type { ServerSettings } from './server-settings.ts'
import { openSocketDir } from './socket-dir.ts'
import { supervise } from './supervisor.ts'

/** Options of `startEmbeddedPostgres`. */
export interface EmbeddedPostgresOptions {
  /** Data folder of the application. The database is in its subfolder `postgres`. Made when missing. */
  readonly dir: string
  /**
   * Server settings by their names in `postgresql.conf`, over durable defaults for one machine. Ignored when the call
   * joins a running server.
   */
  readonly settings?: ServerSettings | undefined
  /** Receives progress, decisions, and the server's own log, one line at a time. Discarded when omitted. */
  readonly log?: ((line: string) => void) | undefined
  /** Name of the superuser; `postgres` when omitted. The first start fixes it. */
  readonly user?: string | undefined
  /**
   * Used only as root, when the account that PostgreSQL runs as can't reach `dir`: the database is then in a subfolder of
   * this folder. `/var/lib/embedded-postgres` when omitted. Must be the same at every start.
   */
  readonly fallbackDir?: string | undefined
}

/** Connection parameters, as `new Pool(config)` of `pg` takes them. */
export interface ConnectionConfig {
  /** Folder of a Unix socket. The server has no TCP port. */
  readonly host: string
  /** Part of the socket's name. */
  readonly port: number
  /** The superuser. */
  readonly user: string
  /** Empty: the permissions of the socket's folder protect the server. */
  readonly password: string
  /** PostgreSQL's default database, `postgres`. Create more of them with SQL. */
  readonly database: string
}

/** A running database. */
export interface EmbeddedPostgres {
  /** Connection parameters. They never change, also not when the server is restarted. */
  readonly config: ConnectionConfig
  /** True when this process started the server; becomes true when this process takes over from another one. */
  readonly owned: boolean
  /** Process id of the present server. */
  readonly pid: number
  /** Folder of the database: `postgres` in `dir`, or a subfolder of `fallbackDir`. */
  readonly databaseDir: string
  /** PostgreSQL's data folder (PGDATA) in `databaseDir`. */
  readonly clusterDir: string
  /** The account that the server runs as; undefined when it is the account of this process. */
  readonly account: Account | undefined
  /** Shuts the server down cleanly when this process owns it; otherwise only stops watching it. Can be called twice. */
  stop(): Promise<void>
  /** Same as `stop`. */
  [Symbol.asyncDispose](): Promise<void>
}

/**
 * Starts PostgreSQL in a data folder, or joins the server that already runs there.
 *
 * The process that started the server owns it: when that process ends for any reason, even by `kill -9`, the server
 * shuts down cleanly. A server that ends for any other reason is restarted on the same socket; open connections break,
 * and a pool has to make new ones. When an owner ends, the processes that joined lose their connections, and one of them
 * starts the server again within about a second. The server doesn't keep the event loop alive.
 *
 * The first start takes some seconds, because it creates the cluster. A start waits up to 60 seconds for the server, and
 * up to 10 minutes while PostgreSQL recovers from a crash.
 *
 * @throws An error with the code `EMBEDDED_POSTGRES_UNAVAILABLE` when the database can't run here: no programs for the
 * platform, a user id without a name, a data folder of another major version, missing permissions.
 * `isEmbeddedPostgresUnavailable` recognizes it.
 * @throws An error with the server's last output when the server ends at the start, for example because of a wrong
 * setting.
 *
 * @example
 * ```ts
 * await using postgres = await startEmbeddedPostgres({ dir: '.data', log: console.log })
 * const pool = new Pool(postgres.config)
 * ```
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const user = options.user ?? 'postgres'
  const plan = await prepare(options, user).catch((error: unknown) => {
    throw toUnavailable(error)
  })
  const supervisor = await supervise(plan)
  const { socketDir: host, port } = supervisor.current()
  return {
    config: { host, port, user, password: '', database: 'postgres' },
    databaseDir: plan.databaseDir.path,
    clusterDir: plan.databaseDir.clusterDir,
    account: plan.databaseDir.account,
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

async function prepare(options: EmbeddedPostgresOptions, user: string): Promise<StartPlan> {
  const { settings = {}, log = () => {}, fallbackDir = defaultFallbackDir } = options
  const found = await findNativePackage()
  const databaseDir = await openDatabaseDir({ dir: path.resolve(options.dir), fallbackDir }, log)
  await sweepDrafts(databaseDir.path)
  const binaries = await prepareBinaries(found, databaseDir)
  await ensureCluster(databaseDir, binaries, { user, major: found.major, log })
  const socketDir = await openSocketDir(databaseDir)
  return { databaseDir, postgres: binaries.postgres, socketDir, settings, log }
}
