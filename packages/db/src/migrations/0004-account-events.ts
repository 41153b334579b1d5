import { sql, type Kysely } from 'kysely'

/** Activity of each account, shown to its owner. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table account_events (
    user_id uuid not null references users (id) on delete cascade,
    id uuid not null,
    type text not null,
    session_id uuid,
    ip text,
    user_agent text,
    created_at timestamptz(3) not null,
    primary key (user_id, id)
  )`,
  `create index account_events_age on account_events (created_at)`,
]
