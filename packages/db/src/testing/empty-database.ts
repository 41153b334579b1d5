import { sql } from 'kysely'
import { createTestDatabase } from './test-database.ts'

/** Creates a database without tables. */
export async function createEmptyDatabase(): ReturnType<typeof createTestDatabase> {
  const database = await createTestDatabase()
  await sql`drop schema public, taskwire_jobs cascade`.execute(database.db)
  await sql`create schema public`.execute(database.db)
  return database
}
