import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { migrations } from './migrations/index.ts'

/** Runs missing migrations and returns their names. Throws when one fails, after rolling back all of this call. */
export async function migrate<T>(db: Kysely<T>): Promise<string[]> {
  const { error, results = [] } = await migratorOf(db).migrateToLatest()
  if (error !== undefined) throw new Error('A migration failed; nothing of it was kept', { cause: error })
  return results.map((result) => result.migrationName)
}

/**
 * The same on a connection whose transaction is open, up to a migration or to the latest one. The caller rolls back when it
 * throws.
 */
export async function migrateInTransaction<T>(db: Kysely<T>, last?: string): Promise<void> {
  const migrator = migratorOf(db, { disableTransactions: true })
  const { error } = await (last === undefined ? migrator.migrateToLatest() : migrator.migrateTo(last))
  if (error !== undefined) throw new Error('A migration failed; nothing of it was kept', { cause: error })
}

/** Returns the names of missing migrations. */
export async function pendingMigrations<T>(db: Kysely<T>): Promise<string[]> {
  const all = await migratorOf(db).getMigrations()
  return all.filter((migration) => migration.executedAt === undefined).map((migration) => migration.name)
}

function migratorOf<T>(db: Kysely<T>, options: { disableTransactions?: boolean } = {}): Migrator {
  return new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) }, ...options })
}
