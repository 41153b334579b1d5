import { sql, type Kysely } from 'kysely'

/** Mailed links for one use: one per account and purpose. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table account_links (
    user_id uuid not null references users (id) on delete cascade,
    purpose text not null check (purpose in ('verify_email', 'reset_password', 'change_email')),
    token_hash bytea not null unique,
    email text not null,
    created_at timestamptz(3) not null,
    expires_at timestamptz(3) not null,
    primary key (user_id, purpose)
  )`,
    )
    .execute(db)
}
