import { sql, type Kysely } from 'kysely'

/** Counts of attempts at sign-in and the like, shared by all server processes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // Unlogged: an attempt costs no write to disk, and what a crash of the database loses is a few minutes' counts.
  `create unlogged table throttles (
    key text primary key,
    count integer not null,
    opens_at timestamptz(3),
    resets_at timestamptz(3) not null
  )`,
]
