import { sql, type Kysely } from 'kysely'

/** An index of living tasks in the usual order of lists, so that a list skips the tombstones of an account that deleted many. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index tasks_living on tasks (user_id, created_at, id) where deleted_at is null`.execute(db)
}
