import { sql, type Kysely } from 'kysely'

/** Access tokens that people make for their scripts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table personal_tokens (
        user_id uuid not null references users (id) on delete cascade,
        id uuid not null,
        name text not null,
        scopes text[] not null check (cardinality(scopes) > 0),
        token_hash bytea not null unique,
        created_at timestamptz(3) not null,
        expires_at timestamptz(3) not null,
        last_used_at timestamptz(3),
        primary key (user_id, id)
      )`,
    )
    .execute(db)
}
