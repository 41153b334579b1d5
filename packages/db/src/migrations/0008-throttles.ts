import { sql, type Kysely } from 'kysely'

/** Counts of attempts such as sign-ins, shared by all server processes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // Unlogged: an attempt costs no write to disk, and a crash of the database loses the counts of a few minutes only.
  `create unlogged table throttles (
    key text primary key,
    count integer not null,
    opens_at timestamptz(3),
    resets_at timestamptz(3) not null
  )`,
]
