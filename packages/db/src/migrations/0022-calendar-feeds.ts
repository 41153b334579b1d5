import { sql, type Kysely } from 'kysely'

/** The calendar feed of a person, found by the digest of its secret. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table calendar_feeds (
        user_id uuid not null primary key references users (id) on delete cascade,
        secret_hash bytea not null unique,
        created_at timestamptz(3) not null,
        last_read_at timestamptz(3)
      )`,
    )
    .execute(db)
}
