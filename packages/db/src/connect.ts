import { CompiledQuery, Kysely, PostgresDialect } from 'kysely'
import { Pool, type PoolConfig } from 'pg'
import { prepareFolderMark } from './embedded/folder-mark.ts'
import { startEmbedded } from './embedded/start-embedded.ts'
import { verifyEpoch } from './log-epoch.ts'
import { migrate, pendingMigrations } from './migrate.ts'
import { namedStatements } from './named-statements.ts'
import type { Tables } from './tables/index.ts'
import { typeParsers } from './type-parsers.ts'
import { createPostgresWakeBus, type PostgresWakeBusOptions } from './wake-bus/postgres-wake-bus.ts'
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
  /** Takes what the embedded database and idle connections report. */
  readonly log?: ((line: string) => void) | undefined
}

/** An open database. Whoever opened it closes it. */
export interface Database extends AsyncDisposable {
  readonly db: Db
  readonly embedded: boolean
  /** Brings the schema up to date over a direct connection without time-outs; answers what it ran. */
  migrate(): Promise<string[]>
  /** Names of the migrations that the schema lacks. */
  pendingMigrations(): Promise<string[]>
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

const POOL_WAIT_MS = 2_500
const STATEMENT_TIMEOUT_MS = 2_500

/** Opens the database that the options name, starting the embedded one if they name none. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const log = options.log ?? (() => {})
  const embedded = options.url === undefined ? await startEmbedded({ dir: options.dataDir, log }) : undefined
  const config = embedded?.config ?? { connectionString: options.url }
  const direct = embedded?.config ?? { connectionString: options.directUrl ?? options.url }
  const db = openPool(config, options)
  const folder = embedded && (() => prepareFolderMark(embedded))
  let verifying: Promise<void> | undefined
  const verify = async (force: boolean) => {
    await withDirect(direct, (own) => verifyEpoch(own, { folder, force }))
  }
  const close = async () => {
    await db.destroy()
    await embedded?.stop()
  }
  return {
    db,
    embedded: embedded !== undefined,
    migrate: () => withDirect(direct, migrate),
    pendingMigrations: () => withDirect(direct, pendingMigrations),
    verifyLog: () => (verifying ??= verify(false).finally(() => (verifying = undefined))),
    renewLog: () => verify(true),
    ping: async () => void (await db.executeQuery(CompiledQuery.raw('select 1'))),
    openWakeBus: (wakeBus) => createPostgresWakeBus({ ...wakeBus, config: direct, log }),
    close,
    [Symbol.asyncDispose]: close,
  }
}

type WakeBusOptions = Omit<PostgresWakeBusOptions, 'config' | 'log'>

async function withDirect<T>(config: PoolConfig, use: (db: Db) => Promise<T>): Promise<T> {
  const db = openPool(config, { poolSize: 2, timeouts: false })
  return use(db).finally(() => db.destroy())
}

interface PoolOptions extends Pick<DatabaseOptions, 'poolSize' | 'prepare' | 'log'> {
  readonly timeouts?: boolean
}

/** A Kysely over a pool with this project's parsers, time-outs and named statements. */
export function openPool(config: PoolConfig, options: PoolOptions = {}): Db {
  const pool = new Pool({
    ...config,
    application_name: 'taskwire',
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: POOL_WAIT_MS,
    ...(options.timeouts !== false && {
      statement_timeout: STATEMENT_TIMEOUT_MS,
      // For a database that is frozen and does not keep its own limit.
      query_timeout: STATEMENT_TIMEOUT_MS + 300,
    }),
    keepAlive: true,
    types: typeParsers,
  })
  // Without a listener the loss of an idle connection ends the process.
  pool.on('error', (error) => options.log?.(`an idle database connection was lost: ${error.message}`))
  pool.on('connect', (client) => {
    // The pool listens to idle connections alone. One that is lost in use fails what runs on it, and would end the
    // process as well.
    client.on('error', () => {})
    // A failure here shows itself in the query that follows on the same connection.
    client.query("set time zone 'UTC'").catch(() => {})
  })
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: options.prepare === false ? pool : namedStatements(pool) }),
  })
}
