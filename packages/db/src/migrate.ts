import { setTimeout as pause } from 'node:timers/promises'
import { sql, type Kysely } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import { migrateQueue, pendingQueueMigrations } from './job-queue/queue-schema.ts'
import { migrations } from './migrations/index.ts'

/** How the schema of a database differs from that of this code. */
export interface SchemaState {
  /** Names of migrations that the database lacks. */
  readonly pending: readonly string[]
  /** Names of migrations that this code doesn't know. A newer version ran them. */
  readonly unknown: readonly string[]
}

export interface MigrateOptions {
  /**
   * Milliseconds that a migration waits for the lock on a table; 3,000 when omitted. While it waits, every later statement on
   * the table waits behind it.
   */
  readonly lockTimeout?: number
  /** How often a migration that got no lock runs again; 10 when omitted. */
  readonly retries?: number
  /** Milliseconds between two attempts, in which waiting statements run; 1,000 when omitted. */
  readonly pauseMs?: number
}

/**
 * Runs missing migrations and then that of the job queue, and returns their names. Throws when one fails, after rolling back all of
 * ours, and when the schema is newer than this code.
 */
export async function migrate<T>(
  db: Kysely<T>,
  { lockTimeout = 3_000, retries = 10, pauseMs = 1_000 }: MigrateOptions = {},
): Promise<string[]> {
  assertNotNewer(await readSchemaState(db))
  for (let attempt = 0; ; attempt += 1) {
    const { error, results = [] } = await migratorOf(db, { lockTimeout }).migrateToLatest()
    if (error === undefined)
      return [...results.map((result) => result.migrationName), ...(await migrateQueue(db))]
    if (!isLockTimeout(error)) throw new Error('A migration failed; nothing of it was kept', { cause: error })
    if (attempt === retries)
      throw new Error(
        'A migration needs a table that a long transaction uses. Nothing of it was kept; end that transaction, or try again later.',
        { cause: error },
      )
    await pause(pauseMs)
  }
}

/**
 * Runs ours alone on a connection whose transaction is open, up to a migration or to the latest one. The caller rolls back when it
 * throws.
 */
export async function migrateInTransaction<T>(db: Kysely<T>, last?: string): Promise<void> {
  const migrator = migratorOf(db, { disableTransactions: true })
  const { error } = await (last === undefined ? migrator.migrateToLatest() : migrator.migrateTo(last))
  if (error !== undefined) throw new Error('A migration failed; nothing of it was kept', { cause: error })
}

/** Compares the schema with the migrations of this code. Changes nothing. */
export async function readSchemaState<T>(db: Kysely<T>): Promise<SchemaState> {
  const executed = await readExecuted(db)
  const known = Object.keys(migrations)
  return {
    pending: [...known.filter((name) => !executed.includes(name)), ...(await pendingQueueMigrations(db))],
    unknown: executed.filter((name) => !known.includes(name)),
  }
}

/** Throws a sentence for the operator when a newer version has migrated the database: this code can't know what its writes need. */
export function assertNotNewer({ unknown }: SchemaState): void {
  if (unknown.length > 0)
    throw new Error(
      `The database has the migration ${unknown.join(', ')}, which this version of Taskwire does not know: start the version that made it, or a newer one.`,
    )
}

/** Returns the names of the executed migrations in order; none for a database without a schema. */
export async function readExecuted<T>(db: Kysely<T>): Promise<string[]> {
  const { rows: known } = await sql<{ exists: boolean }>`
    select to_regclass('kysely_migration') is not null as exists`.execute(db)
  if (known[0]?.exists !== true) return []
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return rows.map(({ name }) => name)
}

interface MigratorOptions {
  readonly lockTimeout?: number
  readonly disableTransactions?: boolean
}

function migratorOf<T>(db: Kysely<T>, { lockTimeout = 0, ...options }: MigratorOptions): Migrator {
  const all = Object.entries(migrations).map(([name, migration]): [string, Migration] => [
    name,
    {
      async up(transaction) {
        // Until the end of the transaction, so that a pooler lends nobody a connection with it.
        await sql`select set_config('lock_timeout', ${String(lockTimeout)}, true)`.execute(transaction)
        await migration.up(transaction)
      },
    },
  ])
  return new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(Object.fromEntries(all)) },
    ...options,
  })
}

function isLockTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '55P03'
}
