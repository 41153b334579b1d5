import type { Duplex } from 'node:stream'
import { Kysely, PostgresDialect } from 'kysely'
import type { Client, PoolConfig } from 'pg'
import { patientLimits } from '../limits.ts'
import { createClient } from '../primary.ts'
import type { Tables } from '../tables/index.ts'
import { typeParsers } from '../type-parsers.ts'

/** One connection in a transaction, for statements of Kysely and for streams of `COPY`. */
export interface SingleClient {
  readonly client: Client
  readonly db: Kysely<Tables>
}

/**
 * Runs `use` in a transaction of its own connection, without time limits. When `use` throws, the connection is cut instead of
 * rolled back by a statement, which would wait for a stream that nobody reads any more.
 */
export async function inTransaction<T>(
  config: PoolConfig,
  mode: 'read write' | 'isolation level repeatable read, read only',
  use: (single: SingleClient) => Promise<T>,
): Promise<T> {
  const client = createClient({
    ...config,
    application_name: 'taskwire',
    connectionTimeoutMillis: patientLimits.connect,
    keepAlive: true,
    types: typeParsers,
  })
  // A lost connection rejects the running query. Without a listener it also ends the process.
  client.on('error', () => {})
  const pool = {
    options: {},
    connect: async () => Object.assign(client, { release: () => {} }),
    end: async () => {},
  }
  try {
    await client.connect()
    await client.query(`start transaction ${mode}`)
    // Local, so that no setting stays on a connection that a pooler lends to others. The formats of values are fixed.
    await client.query(`select set_config('statement_timeout', '0', true), set_config('datestyle', 'ISO', true),
      set_config('timezone', 'UTC', true), set_config('bytea_output', 'hex', true)`)
    const result = await use({ client, db: new Kysely({ dialect: new PostgresDialect({ pool }) }) })
    await client.query('commit')
    await client.end()
    return result
  } catch (error) {
    ;(client as unknown as { connection: { stream: Duplex } }).connection.stream.destroy()
    throw error
  }
}
