import { sql, type Kysely } from 'kysely'

/** Columns for rotating refresh tokens: the family, and the previous token. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `alter table sessions
    add column family_hash bytea unique,
    add column previous_hash bytea,
    add column rotation_salt bytea,
    add column rotated_at timestamptz(3),
    drop constraint sessions_refresh_hash_key`,
  // A family has the hash of its first token, and no session has had a second token yet.
  `update sessions set family_hash = refresh_hash`,
  `alter table sessions
    add check ((refresh_hash is null) = (family_hash is null)),
    add check (num_nulls(previous_hash, rotation_salt, rotated_at) in (0, 3))`,
]
