import { sql, type Kysely } from 'kysely'

/** Repeating tasks, and the time zone of a person. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // next_id: the task that the completion of this one made. It stays when that task is deleted, so that none is made again.
  `alter table tasks
    add column recurrence jsonb check (jsonb_typeof(recurrence) = 'object'),
    add column next_id uuid`,
  `alter table users add column time_zone text check (char_length(time_zone) between 1 and 100)`,
]
