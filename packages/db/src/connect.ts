import { CompiledQuery, type Kysely } from 'kysely'
import type { Pool, PoolConfig } from 'pg'
import { loadContent, type LoadOptions, type TableCount } from './backup/load-content.ts'
import type { Manifest } from './backup/manifest.ts'
import { moveContent } from './backup/move-content.ts'
import type { Content } from './backup/snapshot.ts'
import { writeBackup, type BackupOptions } from './backup/write-backup.ts'
import { startEmbedded } from './embedded.ts'
import { prepareFolderMark } from './folder-mark.ts'
import { patientLimits } from './limits.ts'
import type { JobQueue } from './job-queue/job-queue.ts'
import { openJobQueue, type JobQueueOptions } from './job-queue/open-job-queue.ts'
import { verifyEpoch } from './log-epoch.ts'
import { inspect, type Inspection } from './inspect.ts'
import { migrateQueue } from './job-queue/queue-schema.ts'
import { migrate, readSchemaState, type SchemaState } from './migrate.ts'
import { openPool, openPools, type PoolOptions } from './open-pool.ts'
import { patiently } from './patience.ts'
import { connectionConfig } from './primary.ts'
import { readStatementLimit, type StatementLimit } from './statement-limit.ts'
import type { Tables } from './tables/index.ts'
import { EVERYBODY } from './wake-bus/channel.ts'
import { createPostgresChannel, notify } from './wake-bus/postgres-channel.ts'
import { createRedisChannel } from './wake-bus/redis-channel.ts'
import {
  createSharedWakeBus,
  type SharedWakeBus,
  type SharedWakeBusOptions,
} from './wake-bus/shared-wake-bus.ts'

export type Db = Kysely<Tables>

export interface DatabaseOptions extends PoolOptions {
  /**
   * Connection URL of a PostgreSQL server (15 or newer). With several hosts, separated by commas, each new connection is made
   * to the one that accepts writes. When omitted, an embedded server runs in `dataDir`.
   */
  readonly url?: string | undefined
  /** URL of the server itself when `url` is a pooler in transaction mode. Used for migrations, checks of the log and LISTEN. */
  readonly directUrl?: string | undefined
  /** URL of a Redis that carries the hints between processes; PostgreSQL does when omitted. */
  readonly redisUrl?: string | undefined
  /** Folder of the embedded PostgreSQL. Unused when there is a `url`. */
  readonly dataDir: string
  /** Receives the progress of the start, lines of the embedded database, and losses of idle connections. */
  readonly log?: ((line: string) => void) | undefined
}

/** Numbers of connections, and of callers that wait for one. */
export interface PoolState {
  readonly used: number
  readonly idle: number
  readonly waiting: number
}

/** An open database. The caller of `openDatabase` closes it. */
export interface Database extends AsyncDisposable {
  /** Runs statements over the pool. */
  readonly db: Db
  /** True when it is the embedded PostgreSQL of `dataDir`. */
  readonly embedded: boolean
  /** Returns the number of connections of `db` that are used and idle, and of callers that wait for one. */
  poolState(): PoolState
  /** Runs missing migrations over a direct connection and returns their names. */
  migrate(): Promise<string[]>
  /** Compares the schema with the migrations of this code. */
  schemaState(): Promise<SchemaState>
  /** Reads what a check of the installation needs to know. Fails within seconds when the database doesn't answer. */
  inspect(): Promise<Inspection>
  /** Reads the time limit that PostgreSQL itself sets on a statement of `db`. */
  statementLimit(): Promise<StatementLimit>
  /**
   * Checks that the log is the one that its epoch was made for, and renews the epoch otherwise. Must run before the first
   * read, and again when a statement finds no live epoch. Concurrent calls share one check.
   */
  verifyLog(): Promise<void>
  /** Renews the epoch of the log without a check, for a copy that can't be distinguished from its original. */
  renewLog(): Promise<void>
  /** Resolves when the database answers a query, and rejects otherwise. */
  ping(): Promise<void>
  /** Opens a bus that reaches the readers of every process on this database. */
  openWakeBus(options: WakeBusOptions): SharedWakeBus
  /** Opens the job queue that every process on this database shares. */
  openJobQueue(options: JobQueueOptions): JobQueue
  /** Writes a backup of all accounts and their data to a file, in one snapshot. */
  backUp(options: BackupOptions): Promise<Manifest>
  /** Writes the content of a backup into this database, which must be empty, and renews the epoch. */
  restore(backup: Content, options?: LoadOptions): Promise<TableCount[]>
  /** Copies everything into the empty database of a URL and renews the epoch there. No other process may be connected. */
  moveTo(url: string, options?: Pick<LoadOptions, 'onTable'>): Promise<TableCount[]>
  /** Closes all connections and stops the embedded PostgreSQL if this process owns it. */
  close(): Promise<void>
}

/** Opens the database of `url`, or starts the embedded one. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const log = options.log ?? (() => {})
  const embedded = options.url === undefined ? await startEmbedded({ dir: options.dataDir, log }) : undefined
  const config = embedded?.config ?? connectionConfig(options.url ?? '')
  const direct = options.directUrl === undefined ? config : connectionConfig(options.directUrl)
  const { db, pools } = openPools(config, options)
  const channel =
    options.redisUrl === undefined
      ? createPostgresChannel(direct, (payload) => notify(db, payload))
      : createRedisChannel(options.redisUrl)
  const folder = embedded && (() => prepareFolderMark(embedded))
  const close = async () => {
    await db.destroy()
    await embedded?.stop()
  }
  const start = <T>(at: PoolConfig, work: (patient: Db) => Promise<T>) =>
    patiently(() => withPatience(at, options, work), log)
  let verifying: Promise<void> | undefined
  const verify = async (force: boolean) => {
    let isRenewed = false
    const onRenew = () => (isRenewed = true)
    await start(direct, (patient) => verifyEpoch(patient, { folder, force, onRenew }))
    // The renewal itself notifies those that listen in PostgreSQL. Without this hint others find it by their poll.
    if (isRenewed && channel.kind === 'redis') await channel.notify(`log ${EVERYBODY}`).catch(() => {})
  }
  return {
    db,
    poolState: () => {
      const sum = (count: (pool: Pool) => number) => pools.reduce((total, pool) => total + count(pool), 0)
      return {
        used: sum((pool) => pool.totalCount - pool.idleCount),
        idle: sum((pool) => pool.idleCount),
        waiting: sum((pool) => pool.waitingCount),
      }
    },
    embedded: embedded !== undefined,
    migrate: () => start(direct, (patient) => migrate(patient)),
    schemaState: () => start(direct, readSchemaState),
    inspect: () => inspect(db, channel),
    statementLimit: () => readStatementLimit(db),
    verifyLog: () => (verifying ??= verify(false).finally(() => (verifying = undefined))),
    renewLog: () => verify(true),
    ping: async () => void (await db.executeQuery(CompiledQuery.raw('select 1'))),
    openWakeBus: (wakeBus) =>
      createSharedWakeBus({
        onLost: (cause) => log(`the wake-up connection was lost: ${messageOf(cause)}`),
        ...wakeBus,
        channel,
      }),
    openJobQueue: (queue) => openJobQueue(direct, db, queue),
    backUp: (backup) => writeBackup(direct, backup),
    async restore(backup, loading) {
      const counts = await loadContent(direct, backup, loading)
      await start(direct, migrateQueue)
      await verify(true)
      return counts
    },
    async moveTo(url, loading) {
      const target = connectionConfig(url)
      const counts = await moveContent(direct, target, loading)
      await start(target, migrateQueue)
      await start(target, (patient) => verifyEpoch(patient, { force: true }))
      return counts
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}

type WakeBusOptions = Omit<SharedWakeBusOptions, 'channel'>

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : 'it was ended'
}

async function withPatience<T>(
  config: PoolConfig,
  { prepare }: DatabaseOptions,
  use: (db: Db) => Promise<T>,
): Promise<T> {
  const db = openPool(config, { poolSize: 2, limits: patientLimits, prepare })
  return use(db).finally(() => db.destroy())
}
