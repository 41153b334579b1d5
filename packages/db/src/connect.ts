import { CompiledQuery, Kysely, PostgresDialect } from 'kysely'
import { Pool, type ClientBase, type PoolConfig } from 'pg'
import { boundedPool } from './bounded-pool.ts'
import { startEmbedded } from './embedded.ts'
import { prepareFolderMark } from './folder-mark.ts'
import { patientLimits, servingLimits, type Limits } from './limits.ts'
import type { JobQueue } from './job-queue/job-queue.ts'
import { openJobQueue, type JobQueueOptions } from './job-queue/open-job-queue.ts'
import { verifyEpoch } from './log-epoch.ts'
import { migrate, pendingMigrations } from './migrate.ts'
import { namedStatements } from './named-statements.ts'
import { patiently } from './patience.ts'
import { readStatementLimit, type StatementLimit } from './statement-limit.ts'
import type { Tables } from './tables/index.ts'
import { typeParsers } from './type-parsers.ts'
import { createPostgresWakeBus, type PostgresWakeBusOptions } from './wake-bus/postgres-wake-bus.ts'
import { notify } from './wake-bus/wake-sender.ts'
import type { WakeBus } from './wake-bus/wake-bus.ts'

export type Db = Kysely<Tables>

export interface DatabaseOptions {
  /** Connection URL of a PostgreSQL server (15 or newer). When omitted, an embedded one runs in `dataDir`. */
  readonly url?: string | undefined
  /** URL of the server itself when `url` is a pooler in transaction mode. Used for migrations, checks of the log and LISTEN. */
  readonly directUrl?: string | undefined
  /** Folder of the embedded PostgreSQL. Unused when there is a `url`. */
  readonly dataDir: string
  /** Maximum number of connections; 10 when omitted. */
  readonly poolSize?: number | undefined
  /** False for poolers that don't support named statements; true when omitted. */
  readonly prepare?: boolean | undefined
  /** Time limits of `db`; `servingLimits` when omitted. */
  readonly limits?: Limits | undefined
  /** Receives the progress of the start, lines of the embedded database, and losses of idle connections. */
  readonly log?: ((line: string) => void) | undefined
}

/** An open database. The caller of `openDatabase` closes it. */
export interface Database extends AsyncDisposable {
  /** Runs statements over the pool. */
  readonly db: Db
  /** True when it is the embedded PostgreSQL of `dataDir`. */
  readonly embedded: boolean
  /** Runs missing migrations over a direct connection and returns their names. */
  migrate(): Promise<string[]>
  /** Returns the names of missing migrations. */
  pendingMigrations(): Promise<string[]>
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
  openWakeBus(options: WakeBusOptions): WakeBus
  /** Opens the job queue that every process on this database shares. */
  openJobQueue(options: JobQueueOptions): JobQueue
  /** Closes all connections and stops the embedded PostgreSQL if this process owns it. */
  close(): Promise<void>
}

/** Opens the database of `url`, or starts the embedded one. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const log = options.log ?? (() => {})
  const embedded = options.url === undefined ? await startEmbedded({ dir: options.dataDir, log }) : undefined
  const config = embedded?.config ?? { connectionString: options.url }
  const direct = embedded?.config ?? { connectionString: options.directUrl ?? options.url }
  const db = openPool(config, options)
  const folder = embedded && (() => prepareFolderMark(embedded))
  const close = async () => {
    await db.destroy()
    await embedded?.stop()
  }
  const start = <T>(at: PoolConfig, work: (patient: Db) => Promise<T>) =>
    patiently(() => withPatience(at, options, work), log)
  let verifying: Promise<void> | undefined
  const verify = async (force: boolean) => {
    await start(direct, (patient) => verifyEpoch(patient, { folder, force }))
  }
  return {
    db,
    embedded: embedded !== undefined,
    migrate: () => start(direct, migrate),
    pendingMigrations: () => start(direct, pendingMigrations),
    statementLimit: () => readStatementLimit(db),
    verifyLog: () => (verifying ??= verify(false).finally(() => (verifying = undefined))),
    renewLog: () => verify(true),
    ping: async () => void (await db.executeQuery(CompiledQuery.raw('select 1'))),
    openWakeBus: (wakeBus) =>
      createPostgresWakeBus({
        ...wakeBus,
        config: direct,
        notify: (payload) => notify(db, payload),
        log,
      }),
    openJobQueue: (queue) => openJobQueue(direct, db, queue),
    close,
    [Symbol.asyncDispose]: close,
  }
}

type WakeBusOptions = Omit<PostgresWakeBusOptions, 'config' | 'notify' | 'log'>

async function withPatience<T>(
  config: PoolConfig,
  { prepare }: DatabaseOptions,
  use: (db: Db) => Promise<T>,
): Promise<T> {
  const db = openPool(config, { poolSize: 2, limits: patientLimits, prepare })
  return use(db).finally(() => db.destroy())
}

type PoolOptions = Pick<DatabaseOptions, 'poolSize' | 'prepare' | 'limits' | 'log'>

/** Makes a Kysely over a pool with this project's type parsers, time limits and named statements. */
export function openPool(config: PoolConfig, options: PoolOptions = {}): Db {
  const { wait, connect, statement } = options.limits ?? servingLimits
  // The pool waits for a promise, although its types don't allow one.
  const prepare: (client: ClientBase) => unknown = (client) => prepareConnection(client, statement)
  const pool = new Pool({
    ...config,
    application_name: 'taskwire',
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: connect,
    // Ends the wait for a frozen database, which can't enforce its own limit.
    ...(statement > 0 && { query_timeout: statement + 300 }),
    keepAlive: true,
    types: typeParsers,
    onConnect: prepare,
  })
  // Without a listener, the loss of an idle connection ends the process.
  pool.on('error', (error) => options.log?.(`an idle database connection was lost: ${error.message}`))
  // The pool listens to idle connections only. A connection that is lost in use rejects its query; without a listener it
  // also ends the process.
  pool.on('connect', (client) => client.on('error', () => {}))
  const bounded = boundedPool(pool, wait)
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: options.prepare === false ? bounded : namedStatements(bounded) }),
  })
}

/**
 * Sets the time zone and the limit of statements in one round trip. The startup packet can't set them, because poolers
 * refuse parameters that they don't know. Behind a pooler the limit isn't set, because it would stay on a connection that
 * others use next. A pooler shows itself by the process id it gave at connect, which isn't that of the server process.
 */
async function prepareConnection(client: ClientBase, statementMs: number): Promise<void> {
  const { processID } = client as ClientBase & { processID: number | null }
  await client.query(
    `set time zone 'UTC'; select set_config('statement_timeout', '${statementMs}', false) where pg_backend_pid() = ${Number(processID)}`,
  )
}
