import { sql, type Kysely } from 'kysely'

/** Webhooks, each with its place in its owner's log, and their last deliveries. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // wake_at: when a process must look at an active webhook without a hint. The retry of a failed delivery, the end of a claim whose
  // process may have died, or the next look after a change of the webhook. Null while only a write to the log can make it due.
  `create table webhooks (
    user_id uuid not null references users (id) on delete cascade,
    id uuid not null primary key,
    url text not null check (char_length(url) <= 2000),
    kinds text[] not null check (cardinality(kinds) > 0),
    status text not null check (status in ('active', 'paused', 'ended')),
    reason text check (reason in ('by_owner', 'failing', 'secret_lost', 'gone')),
    secret text not null,
    previous_secret text,
    previous_until timestamptz(3),
    cursor text not null,
    revision bigint not null,
    claim uuid,
    wake_at timestamptz(3),
    failures integer not null default 0,
    failing_since timestamptz(3),
    deliveries bigint not null default 0,
    created_at timestamptz(3) not null,
    updated_at timestamptz(3) not null,
    check ((status = 'active') = (reason is null))
  )`,
  `create index webhooks_owner on webhooks (user_id, id)`,
  `create index webhooks_due on webhooks (wake_at) where status = 'active' and wake_at is not null`,

  // The body of a delivery is stored before it is sent and until it has arrived, so that each attempt sends the same bytes under the
  // same id, also after a crash.
  `create table webhook_deliveries (
    webhook_id uuid not null references webhooks (id) on delete cascade,
    number bigint not null,
    id uuid not null,
    type text not null check (type in ('changes', 'test')),
    status text not null check (status in ('pending', 'delivered', 'failed')),
    body text,
    changes integer not null,
    cursor_before text,
    cursor text,
    revision bigint,
    attempts jsonb not null default '[]',
    created_at timestamptz(3) not null,
    finished_at timestamptz(3),
    primary key (webhook_id, number),
    check (status <> 'pending' or (body is not null and cursor is not null and revision is not null))
  )`,
  `create unique index webhook_deliveries_pending on webhook_deliveries (webhook_id) where status = 'pending'`,
]
