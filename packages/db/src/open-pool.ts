import { Kysely, PostgresDialect } from 'kysely'
import { Pool, type ClientBase, type PoolConfig, type QueryResult } from 'pg'
import { boundedPool } from './bounded-pool.ts'
import { servingLimits, type Limits } from './limits.ts'
import { namedStatements } from './named-statements.ts'
import { sharedConnections } from './shared-connections.ts'
import { behindPooler, createRunner, runPastKysely } from './single-statements.ts'
import type { Tables } from './tables/index.ts'
import { typeParsers } from './type-parsers.ts'

export interface PoolOptions {
  /** Maximum number of connections; 10 when omitted. */
  readonly poolSize?: number | undefined
  /** False for poolers that don't support named statements; true when omitted. */
  readonly prepare?: boolean | undefined
  /** Time limits; `servingLimits` when omitted. */
  readonly limits?: Limits | undefined
  /** Called after each statement with its text and the milliseconds that it took. */
  readonly onStatement?: ((text: string, ms: number) => void) | undefined
  /** Receives losses of idle connections. */
  readonly log?: ((line: string) => void) | undefined
}

/** Makes a Kysely over a pool with this project's type parsers, time limits and named statements. */
export function openPool(config: PoolConfig, options: PoolOptions = {}): Kysely<Tables> {
  return openPools(config, options).db
}

/** Of a pool of at least `SHARING_SIZE` connections, this many take short reads together. */
const SHARED = 2
const SHARING_SIZE = 6

/** The same with the pools that it uses. */
export function openPools(
  config: PoolConfig,
  options: PoolOptions,
): { readonly db: Kysely<Tables>; readonly pools: readonly Pool[] } {
  const { limits = servingLimits, poolSize = 10, prepare = true, onStatement } = options
  const isSharing = prepare && poolSize >= SHARING_SIZE
  const own = createPool(config, options, isSharing ? poolSize - SHARED : poolSize)
  const shared = isSharing ? createPool({ ...config, ...pipelining }, options, SHARED) : undefined
  const named = (pool: Pool) => {
    const bounded = boundedPool(pool, limits.wait)
    return namedStatements(bounded, prepare)
  }
  const pool = named(own)
  const pools = shared === undefined ? [own] : [own, shared]
  const db = new Kysely<Tables>({
    // Kysely ends only pools that it has used itself.
    dialect: new PostgresDialect({ pool: { ...pool, end: () => Promise.resolve() } }),
    ...(onStatement && {
      log: ({ query, queryDurationMillis }) => onStatement(query.sql, queryDurationMillis),
    }),
  })
  const destroy = db.destroy.bind(db)
  db.destroy = async () => {
    await destroy()
    for (const each of pools) if (!each.ending) await each.end()
  }
  const together = shared && sharedConnections(named(shared), SHARED)
  runPastKysely(db, createRunner({ pool, shared: together, onStatement }))
  return { db, pools }
}

/** pg sends a statement before it has the response to the last one. Its types don't have the option yet. */
const pipelining: object = { pipeline: true }

function createPool(config: PoolConfig, { limits = servingLimits, log }: PoolOptions, size: number): Pool {
  const { connect, statement } = limits
  // The pool waits for a promise, although its types don't allow one.
  const prepare: (client: ClientBase) => unknown = async (client) => {
    const isDirect = await prepareConnection(client, statement)
    if ('pipeline' in config && !isDirect) throw behindPooler
  }
  const pool = new Pool({
    ...config,
    application_name: 'taskwire',
    max: size,
    connectionTimeoutMillis: connect,
    // Ends the wait for a frozen database, which can't enforce its own limit.
    ...(statement > 0 && { query_timeout: statement + 300 }),
    keepAlive: true,
    types: typeParsers,
    onConnect: prepare,
  })
  // Without a listener, the loss of an idle connection ends the process.
  pool.on('error', (error) => log?.(`an idle database connection was lost: ${error.message}`))
  // The pool listens to idle connections only. A connection that is lost in use rejects its query; without a listener it
  // also ends the process.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/**
 * Sets the time zone and the limit of statements in one round trip. The startup packet can't set them, because poolers
 * refuse parameters that they don't know. Behind a pooler the limit isn't set, because it would stay on a connection that
 * others use next. A pooler shows itself by the process id it gave at connect, which isn't that of the server process. Returns false for
 * one.
 */
async function prepareConnection(client: ClientBase, statementMs: number): Promise<boolean> {
  const { processID } = client as ClientBase & { processID: number | null }
  const results: unknown = await client.query(
    `set time zone 'UTC'; select set_config('statement_timeout', '${statementMs}', false) where pg_backend_pid() = ${Number(processID)}`,
  )
  return (results as readonly QueryResult[])[1]?.rowCount === 1
}
