import type { Kysely } from 'kysely'
import type { NamingPool, RowForm, StatementResult } from './statement-client.ts'
import type { Tables } from './tables/index.ts'

/** Runs a statement in a transaction of its own. */
export type RunStatement = (
  text: string,
  values: readonly unknown[],
  form?: RowForm,
) => Promise<StatementResult>

const runners = new WeakMap<Kysely<Tables>, RunStatement>()

/** Lets `statement` run past Kysely, whose steps around each query cost more than the rest of a short one. */
export function runPastKysely(db: Kysely<Tables>, run: RunStatement): void {
  runners.set(db, run)
}

/** Returns the way past Kysely; undefined for a transaction, whose statements belong to its connection. */
export const runnerOf = (db: Kysely<Tables>): RunStatement | undefined => runners.get(db)

const sharing = new Set<string>()

/**
 * Returns a statement that shares a connection with others of its kind: it is sent without waiting for their responses, which saves
 * system calls on both sides. Only for reads that are always short and lock nothing, because those behind them wait.
 */
export function sharedRead<Made extends { readonly text: string }>(read: Made): Made {
  sharing.add(read.text)
  return read
}

/** Tells whether a statement shares a connection with others. */
export const isSharedRead = (text: string): boolean => sharing.has(text)

/** Thrown by a connection that goes through a pooler, which may not expect a statement before it has sent the response to the last one. */
export const behindPooler = new Error('The database is behind a pooler')

interface RunnerOptions {
  /** Lends a connection to one statement at a time. */
  readonly pool: NamingPool
  /** Runs shared reads; all statements run on `pool` when omitted, or once this throws `behindPooler`. */
  readonly shared?: RunStatement | undefined
  /** Called after each statement with its text and the milliseconds that it took. */
  readonly onStatement?: ((text: string, ms: number) => void) | undefined
}

/** Makes the way past Kysely. */
export function createRunner({ pool, shared, onStatement }: RunnerOptions): RunStatement {
  let together = shared
  const alone: RunStatement = async (text, values, form) => {
    const client = await pool.connect()
    try {
      return await client.query(text, values, form)
    } finally {
      client.release()
    }
  }
  const run: RunStatement = async (text, values, form) => {
    if (together === undefined || !sharing.has(text)) return alone(text, values, form)
    try {
      return await together(text, values, form)
    } catch (error) {
      if (error !== behindPooler) throw error
      together = undefined
      return alone(text, values, form)
    }
  }
  if (onStatement === undefined) return run
  return async (text, values, form) => {
    const began = performance.now()
    try {
      return await run(text, values, form)
    } finally {
      onStatement(text, performance.now() - began)
    }
  }
}
