import { sql, type Kysely } from 'kysely'

/** Invitations to register, and the other account that an event is about. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // created_by is null for an invitation of the operator, and of an admin whose account is gone.
  `create table invites (
    id uuid not null primary key,
    token_hash bytea not null unique,
    email text,
    created_by uuid references users (id) on delete set null,
    created_at timestamptz(3) not null,
    expires_at timestamptz(3) not null,
    used_at timestamptz(3),
    used_by uuid references users (id) on delete set null
  )`,
  `create index invites_age on invites (expires_at)`,
  // The foreign keys look for these when an account is deleted.
  `create index invites_maker on invites (created_by)`,
  `create index invites_user on invites (used_by)`,

  `alter table account_events add column about text`,
]
