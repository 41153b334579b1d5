import { sql, type Kysely } from 'kysely'

/** Users with their revision counter, sessions, and tasks as entries of a per-user ordered log. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create type user_role as enum ('user', 'admin')`,
  `create type task_status as enum ('pending', 'in_progress', 'completed')`,
  // Declared in order of importance, so that sorting by this type sorts by importance.
  `create type task_priority as enum ('low', 'medium', 'high')`,

  `create table users (
    id uuid primary key,
    number bigint generated always as identity unique,
    email text not null unique check (email = lower(email)),
    username text,
    name text,
    role user_role not null default 'user',
    email_verified boolean not null default false,
    deactivated_at timestamptz(3),
    password_hash text not null,
    password_scheme smallint not null,
    revision bigint not null default 0,
    purged_revision bigint not null default 0,
    task_count integer not null default 0 check (task_count >= 0),
    created_at timestamptz(3) not null,
    updated_at timestamptz(3) not null
  ) with (fillfactor = 70)`, // each write to a task updates its user's row, so leave space for it on the same page
  `create unique index users_username on users (lower(username))`,

  `create table sessions (
    user_id uuid not null references users (id) on delete cascade,
    id uuid not null,
    door text not null,
    user_agent text,
    refresh_hash bytea unique,
    created_at timestamptz(3) not null,
    last_used_at timestamptz(3) not null,
    expires_at timestamptz(3) not null,
    revoked_at timestamptz(3),
    primary key (user_id, id)
  )`,

  `create table tasks (
    user_id uuid not null references users (id) on delete cascade,
    id uuid not null,
    number bigint generated always as identity,
    title text not null check (char_length(title) between 1 and 500),
    description text check (char_length(description) <= 10000),
    status task_status not null,
    status_label text,
    priority task_priority not null,
    due_date text,
    due_at timestamptz(3),
    completed_at timestamptz(3),
    created_at timestamptz(3) not null,
    updated_at timestamptz(3) not null,
    deleted_at timestamptz(3),
    revision bigint not null,
    primary key (user_id, id),
    check ((status = 'completed') = (completed_at is not null)),
    check ((due_date is null) = (due_at is null))
  )`,
  `create unique index tasks_revision on tasks (user_id, revision)`,
  // The only index that doesn't start with the user: integer ids are global, and one contract distinguishes
  // another user's task from an unknown one.
  `create unique index tasks_number on tasks (number)`,
]
