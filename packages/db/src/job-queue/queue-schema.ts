import { createRequire } from 'node:module'
import { CompiledQuery, type Kysely } from 'kysely'
import { PgBoss, type ConnectionOptions } from 'pg-boss'
import { QUEUE_SCHEMA } from './queues.ts'

/** The version of the schema that this version of the library needs. */
const { schema: needed } = (
  createRequire(import.meta.url)('pg-boss/package.json') as { pgboss: { schema: number } }
).pgboss

const name = `job-queue-${needed}`

/** Lets the library run statements on a Kysely, a transaction included. */
export function executorOf<T>(db: Kysely<T>): NonNullable<ConnectionOptions['db']> {
  return { executeSql: (text, values) => db.executeQuery(CompiledQuery.raw(text, values ?? [])) }
}

/** Returns the name of the schema's migration when the queue's tables are missing or older than the library needs. */
export async function pendingQueueMigrations<T>(db: Kysely<T>): Promise<string[]> {
  const boss = bossOn(db)
  const version = (await boss.isInstalled()) ? await boss.schemaVersion() : null
  return version !== null && version >= needed ? [] : [name]
}

/** Creates or updates the queue's tables, and returns the name of the migration that ran, none when another process ran it. */
export async function migrateQueue<T>(db: Kysely<T>): Promise<string[]> {
  const pending = await pendingQueueMigrations(db)
  if (pending.length === 0) return []
  try {
    await db.connection().execute(startOn)
    return pending
  } catch (error) {
    // Of two processes that create the schema at once, PostgreSQL makes one wait for the other and then fail.
    if ((await pendingQueueMigrations(db)).length === 0) return []
    throw error
  }
}

async function startOn<T>(connection: Kysely<T>): Promise<void> {
  const boss = bossOn(connection)
  try {
    await boss.start()
  } catch (error) {
    // The library opens its transaction in the same text as its statements, so a failure leaves it open.
    await connection.executeQuery(CompiledQuery.raw('rollback'))
    throw error
  }
  await boss.stop({ close: false, graceful: false })
}

function bossOn<T>(db: Kysely<T>): PgBoss {
  const boss = new PgBoss({
    db: executorOf(db),
    schema: QUEUE_SCHEMA,
    supervise: false,
    schedule: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
  })
  // Without a listener, an error event ends the process. Failures of `start` reject as well.
  boss.on('error', () => {})
  return boss
}
