import { CompiledQuery, Kysely, PostgresDialect } from 'kysely'
import { Pool, type ClientBase, type PoolConfig } from 'pg'
import { boundedPool } from './bounded-pool.ts'
import { startEmbedded } from './embedded.ts'
import { prepareFolderMark } from './folder-mark.ts'
import { patientLimits, servingLimits, type Limits } from './limits.ts'
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
  /** Connection URL of a PostgreSQL server (15 or newer). Without it a PostgreSQL of our own runs in `dataDir`. */
  readonly url?: string | undefined
  /** The server itself where `url` is a pooler in transaction mode; migrations go there. */
  readonly directUrl?: string | undefined
  /** Folder of the embedded PostgreSQL; not touched when there is a `url`. */
  readonly dataDir: string
  /** Connections at most; 10 when omitted. */
  readonly poolSize?: number | undefined
  /** False for poolers that cannot keep named statements. */
  readonly prepare?: boolean | undefined
  /** Time limits of `db`; those of a server that answers requests when omitted. */
  readonly limits?: Limits | undefined
  /** Receives the progress of the start, and reports of the embedded database and of idle connections. */
  readonly log?: ((line: string) => void) | undefined
}

/** An open database. Whoever opened it closes it. */
export interface Database extends AsyncDisposable {
  readonly db: Db
  readonly embedded: boolean
  /** Brings the schema up to date over a direct connection; returns the names of the migrations that ran. */
  migrate(): Promise<string[]>
  /** Names of the migrations that the schema lacks. */
  pendingMigrations(): Promise<string[]>
  /** The time limit that PostgreSQL itself sets on a statement of `db`. */
  statementLimit(): Promise<StatementLimit>
  /**
   * Checks that the log is the one that its epoch was made for, and renews the epoch if it is not. Must run before the first
   * read, and again whenever a statement finds no live epoch. Calls at the same time share one check.
   */
  verifyLog(): Promise<void>
  /** Renews the epoch of the log in any case, for a copy that nothing tells from its original. */
  renewLog(): Promise<void>
  /** Resolves when the database answers. */
  ping(): Promise<void>
  /** A bus that reaches the readers of every process on this database. */
  openWakeBus(options: WakeBusOptions): WakeBus
  close(): Promise<void>
}

/** Opens the database that the options name, starting the embedded one if they name none. */
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

/** A Kysely over a pool with this project's parsers, time limits and named statements. */
export function openPool(config: PoolConfig, options: PoolOptions = {}): Db {
  const { wait, connect, statement } = options.limits ?? servingLimits
  // The pool waits for the promise; its types don't say so.
  const prepare: (client: ClientBase) => unknown = (client) => prepareConnection(client, statement)
  const pool = new Pool({
    ...config,
    application_name: 'taskwire',
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: connect,
    // For a database that is frozen and does not keep its own limit.
    ...(statement > 0 && { query_timeout: statement + 300 }),
    keepAlive: true,
    types: typeParsers,
    onConnect: prepare,
  })
  // Without a listener the loss of an idle connection ends the process.
  pool.on('error', (error) => options.log?.(`an idle database connection was lost: ${error.message}`))
  // The pool listens to idle connections alone. A connection that is lost in use fails its query; without a listener it
  // would also end the process.
  pool.on('connect', (client) => client.on('error', () => {}))
  const bounded = boundedPool(pool, wait)
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: options.prepare === false ? bounded : namedStatements(bounded) }),
  })
}

/**
 * Sets the time zone and the limit of statements in one round trip. Not in the startup packet: poolers refuse parameters
 * they don't know. Behind a pooler the limit isn't set: the setting would stay on a connection that others use next.
 * There the process id that the pooler gave at connect is not that of the server process that answers.
 */
async function prepareConnection(client: ClientBase, statementMs: number): Promise<void> {
  const { processID } = client as ClientBase & { processID: number | null }
  await client.query(
    `set time zone 'UTC'; select set_config('statement_timeout', '${statementMs}', false) where pg_backend_pid() = ${Number(processID)}`,
  )
}
