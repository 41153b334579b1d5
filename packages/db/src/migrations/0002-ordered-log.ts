import { sql, type Kysely } from 'kysely'

/** The epoch of the log, stored responses for repeated requests, and the revisions of texts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // One row. A database that was restored or promoted may give out revisions again, so its readers start from empty.
  `create table log_epoch (
    is_only boolean primary key default true check (is_only),
    epoch text not null,
    system_identifier text not null,
    timeline integer not null
  )`,

  `create table operations (
    user_id uuid not null references users (id) on delete cascade,
    key text not null,
    fingerprint text not null,
    answer jsonb not null,
    created_at timestamptz(3) not null,
    primary key (user_id, key)
  )`,
  `create index operations_age on operations (created_at)`,

  // An edit that is based on an older text than this is a conflict.
  `alter table tasks
    add column title_revision bigint not null default 0,
    add column description_revision bigint not null default 0`,
  `create index tasks_tombstones on tasks (deleted_at) where deleted_at is not null`,
]
