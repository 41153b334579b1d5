import { randomBytes } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { PoolConfig } from 'pg'
import { readSchemaState, type SchemaState } from './migrate.ts'
import { createClient } from './primary.ts'
import { readStatementLimit, type StatementLimit } from './statement-limit.ts'
import { CHANNEL, notify, wakeConnection } from './wake-bus/wake-sender.ts'

/** What a check of an installation needs to know of its database. */
export interface Inspection {
  /** Version of PostgreSQL, such as `18.4`. */
  readonly version: string
  /** The same as a number, such as 180004. */
  readonly versionNumber: number
  /** The time limit of statements that run over the pool. */
  readonly limit: StatementLimit
  /** Whether a hint that is sent over the pool reaches a connection that listens. */
  readonly hearsHints: boolean
  /** Milliseconds by which the clock of the database is ahead of that of this process. */
  readonly clockAhead: number
  readonly schema: SchemaState
}

/** Milliseconds for a hint to arrive. */
const HINT_MS = 3_000

/** Inspects a database without a change. `direct` is the connection for LISTEN. */
export async function inspect<T>(db: Kysely<T>, direct: PoolConfig): Promise<Inspection> {
  const began = Date.now()
  const { rows } = await sql<{ version: string; number: number; now: number }>`
    select current_setting('server_version') as version, current_setting('server_version_num')::integer as number,
      (extract(epoch from clock_timestamp()) * 1000)::double precision as now`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('The database returned no version')
  return {
    version: row.version.split(' ', 1)[0] ?? row.version,
    versionNumber: row.number,
    // The clock was read about half way.
    clockAhead: Math.round(row.now - (began + Date.now()) / 2),
    limit: await readStatementLimit(db),
    schema: await readSchemaState(db),
    hearsHints: await hearsHints(db, direct),
  }
}

async function hearsHints<T>(db: Kysely<T>, direct: PoolConfig): Promise<boolean> {
  const client = createClient({ ...direct, ...wakeConnection })
  client.on('error', () => {})
  const own = `doctor-${randomBytes(6).toString('hex')}`
  const { promise: arrived, resolve } = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => resolve(false), HINT_MS)
  try {
    await client.connect()
    client.on('notification', ({ payload }) => {
      if (payload === own) resolve(true)
    })
    await client.query(`listen ${CHANNEL}`)
    await notify(db, own)
    return await arrived
  } finally {
    clearTimeout(timer)
    await client.end().catch(() => {})
  }
}
