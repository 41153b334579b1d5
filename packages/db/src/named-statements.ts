import { createHash } from 'node:crypto'
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type { PoolClient } from 'pg'
import type { ClientPool } from './bounded-pool.ts'

const names = new Map<string, string>()

/** A statement's name is a hash of its text, so that PostgreSQL parses and plans each text once per connection. */
export function statementName(text: string): string {
  let name = names.get(text)
  if (name === undefined) {
    name = `k${createHash('sha256').update(text).digest('base64url').slice(0, 24)}`
    names.set(text, name)
  }
  return name
}

/**
 * A pool for Kysely whose parameterised statements are named ones. Statement texts must be a finite set: arrays as
 * one parameter (`= any($1)`), never a text per length of a list.
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

/** What Kysely asks of a client; cursors are not offered, since nothing here streams rows. */
function wrap(client: PoolClient): PostgresPoolClient {
  const query = async (text: string, values?: readonly unknown[]) => {
    if (values === undefined || values.length === 0) return client.query(text)
    const statement = { name: statementName(text), text, values: [...values] }
    try {
      return await client.query(statement)
    } catch (error) {
      if (!isStalePlan(error)) throw error
      // A migration changed the result type under a prepared statement: drop it and run it without a name this time. A
      // pooler has prepared it under a name of its own, which can't be dropped from here until it reconnects.
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
 * A migration changes the type of a result, and a restored dump makes types and tables of the same names in place of those that a
 * prepared statement refers to by number.
 */
function isStalePlan(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false
  if (error.code === '0A000') return /cached plan/.test(error.message)
  return error.code === 'XX000' && /cache lookup failed|could not open relation/.test(error.message)
}

/** pg remembers on the connection which names it has prepared. */
function forget(client: PoolClient, name: string): void {
  const { connection } = client as unknown as { connection: { parsedStatements: Record<string, string> } }
  delete connection.parsedStatements[name]
}
