import { createHash } from 'node:crypto'
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type { PoolClient } from 'pg'
import type { ClientPool } from './bounded-pool.ts'
import { isPlannedEachTime } from './statement.ts'

const names = new Map<string, string>()

/** Names a statement by a hash of its text, so that PostgreSQL parses and plans each text once per connection. */
export function statementName(text: string): string {
  let name = names.get(text)
  if (name === undefined) {
    name = `k${createHash('sha256').update(text).digest('base64url').slice(0, 24)}`
    names.set(text, name)
  }
  return name
}

/**
 * Makes a pool for Kysely that names parameterised statements. The set of texts must be finite: pass an array as one
 * parameter (`= any($1)`), never one text per length of a list.
 */
export function namedStatements(pool: ClientPool): PostgresPool {
  const wrapped = new WeakMap<PoolClient, PostgresPoolClient>()
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect()
      let wrapper = wrapped.get(client)
      if (wrapper === undefined) {
        wrapper = wrap(client)
        wrapped.set(client, wrapper)
      }
      return wrapper
    },
  }
}

/** Implements the part of a client that Kysely uses. Cursors are missing, because no query here streams rows. */
function wrap(client: PoolClient): PostgresPoolClient {
  const query = async (text: string, values?: readonly unknown[]) => {
    if (values === undefined || values.length === 0) return client.query(text)
    if (isPlannedEachTime(text)) return client.query({ text, values: [...values] })
    const statement = { name: statementName(text), text, values: [...values] }
    try {
      return await client.query(statement)
    } catch (error) {
      if (!isStalePlan(error)) throw error
      // The prepared plan is out of date: drop it and run the statement without a name this time. A pooler has prepared it
      // under another name, which can't be dropped from here until the pooler reconnects.
      const isDropped = await client.query(`deallocate "${statement.name}"`).then(
        () => true,
        () => false,
      )
      if (isDropped) forget(client, statement.name)
      return client.query({ text, values: statement.values })
    }
  }
  return Object.assign(Object.create(client) as PostgresPoolClient, { query })
}

/**
 * Recognizes the errors of an outdated plan. A migration changes the type of a result, or a restored dump replaces the types and
 * tables that the plan refers to by oid.
 */
function isStalePlan(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false
  // Another statement on a shared connection has dropped the plan meanwhile.
  if (error.code === '26000') return true
  if (error.code === '0A000') return /cached plan/.test(error.message)
  return error.code === 'XX000' && /cache lookup failed|could not open relation/.test(error.message)
}

/** Removes the name from pg's own list of a connection's prepared statements. */
function forget(client: PoolClient, name: string): void {
  const { connection } = client as unknown as { connection: { parsedStatements: Record<string, string> } }
  delete connection.parsedStatements[name]
}
