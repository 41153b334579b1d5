import { sql, type Kysely } from 'kysely'

/** An index of the tasks that live, in the usual order of lists: those of an account that deleted many are found without its tombstones. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index tasks_living on tasks (user_id, created_at, id) where deleted_at is null`.execute(db)
}
