import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { migrateQueue, pendingQueueMigrations } from './job-queue/queue-schema.ts'
import { migrations } from './migrations/index.ts'

/**
 * Runs missing migrations and then that of the job queue, and returns their names. Throws when one fails. A failed one of ours rolls
 * back all of ours.
 */
export async function migrate<T>(db: Kysely<T>): Promise<string[]> {
  const { error, results = [] } = await migratorOf(db).migrateToLatest()
  if (error !== undefined) throw new Error('A migration failed; nothing of it was kept', { cause: error })
  return [...results.map((result) => result.migrationName), ...(await migrateQueue(db))]
}

/** Returns the names of missing migrations. */
export async function pendingMigrations<T>(db: Kysely<T>): Promise<string[]> {
  const all = await migratorOf(db).getMigrations()
  const ours = all
    .filter((migration) => migration.executedAt === undefined)
    .map((migration) => migration.name)
  return [...ours, ...(await pendingQueueMigrations(db))]
}

function migratorOf<T>(db: Kysely<T>): Migrator {
  return new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } })
}
