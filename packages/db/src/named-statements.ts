import { createHash } from 'node:crypto'
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type { PoolClient, QueryConfig } from 'pg'
import type { ClientPool } from './bounded-pool.ts'
import { isPlannedEachTime } from './statement.ts'
import type { NamingClient, NamingPool, RowForm, StatementResult } from './statement-client.ts'

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
 * Makes a pool for Kysely and for single statements. With `prepare` it names parameterised statements. The set of texts must be finite:
 * pass an array as one parameter (`= any($1)`), never one text per length of a list.
 */
export function namedStatements(pool: ClientPool, prepare = true): PostgresPool & NamingPool {
  const wrapped = new WeakMap<PoolClient, PostgresPoolClient & NamingClient>()
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect()
      let wrapper = wrapped.get(client)
      if (wrapper === undefined) {
        wrapper = wrap(client, prepare)
        wrapped.set(client, wrapper)
      }
      return wrapper
    },
  }
}

/** Implements the part of a client that Kysely uses. Cursors are missing, because no query here streams rows. */
function wrap(client: PoolClient, prepare: boolean): PostgresPoolClient & NamingClient {
  const query = async (
    text: string,
    values?: readonly unknown[],
    form?: RowForm,
  ): Promise<StatementResult> => {
    const rowForm: object = form === 'texts' ? asTexts : {}
    if (values === undefined || values.length === 0) return client.query({ text, ...rowForm })
    const unnamed: QueryConfig = { text, values: [...values], ...rowForm }
    if (!prepare || isPlannedEachTime(text)) return client.query(unnamed)
    const name = statementName(text)
    try {
      return await client.query({ name, ...unnamed })
    } catch (error) {
      if (!isStalePlan(error)) throw error
      // The prepared plan is out of date: drop it and run the statement without a name this time. A pooler has prepared it
      // under another name, which can't be dropped from here until the pooler reconnects.
      const isDropped = await client.query(`deallocate "${name}"`).then(
        () => true,
        () => false,
      )
      if (isDropped) forget(client, name)
      return client.query(unnamed)
    }
  }
  const wrapper: unknown = Object.assign(Object.create(client) as object, { query })
  return wrapper as PostgresPoolClient & NamingClient
}

/** Makes pg return each row as an array of texts. */
const asTexts = { rowMode: 'array', types: { getTypeParser: () => (text: string) => text } }

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
