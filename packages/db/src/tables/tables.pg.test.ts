import { entityColors, taskPriorities, taskStatuses, userRoles } from '@taskwire/domain'
import type { EntityColor, TaskPriority, TaskStatus, UserRole } from '@taskwire/domain'
import { sql, type InsertType, type SelectType } from 'kysely'
import { expect, test } from 'vitest'
import { createTestDatabase } from '../testing/index.ts'
import type { Tables } from './index.ts'

/** PostgreSQL types that fit a column's TypeScript type: `Facts<Generated<number>>` allows "bigint not null generated". */
type Facts<Column> =
  `${PgType<NonNullable<SelectType<Column>>>}${null extends SelectType<Column> ? '' : ' not null'}${undefined extends InsertType<Column> ? ' generated' : ''}`

type PgType<Value> = [Value] extends [TaskStatus]
  ? 'task_status'
  : [Value] extends [TaskPriority]
    ? 'task_priority'
    : [Value] extends [UserRole]
      ? 'user_role'
      : [Value] extends [EntityColor]
        ? 'entity_color'
        : [Value] extends [string]
          ? 'uuid' | 'text' | 'timestamp(3) with time zone'
          : [Value] extends [number]
            ? 'bigint' | 'integer' | 'smallint'
            : [Value] extends [boolean]
              ? 'boolean'
              : [Value] extends [Buffer]
                ? 'bytea'
                : [Value] extends [readonly string[]]
                  ? 'text[]' | 'uuid[]'
                  : 'jsonb'

/** Doesn't compile when the types differ from it, and fails the test when the schema differs from it. */
const description = {
  users: {
    id: 'uuid not null',
    number: 'bigint not null generated',
    email: 'text not null',
    username: 'text',
    name: 'text',
    role: 'user_role not null generated',
    email_verified: 'boolean not null generated',
    deactivated_at: 'timestamp(3) with time zone',
    password_hash: 'text not null',
    password_scheme: 'smallint not null',
    password_version: 'integer not null generated',
    revision: 'bigint not null generated',
    purged_revision: 'bigint not null generated',
    task_count: 'integer not null generated',
    list_count: 'integer not null generated',
    label_count: 'integer not null generated',
    day_start: 'text not null generated',
    remind_by_push: 'boolean not null generated',
    remind_by_email: 'boolean not null generated',
    time_zone: 'text',
    created_at: 'timestamp(3) with time zone not null',
    updated_at: 'timestamp(3) with time zone not null',
  },
  sessions: {
    user_id: 'uuid not null',
    id: 'uuid not null',
    contract: 'text not null',
    user_agent: 'text',
    family_hash: 'bytea',
    refresh_hash: 'bytea',
    previous_hash: 'bytea',
    rotation_salt: 'bytea',
    rotated_at: 'timestamp(3) with time zone',
    created_at: 'timestamp(3) with time zone not null',
    last_used_at: 'timestamp(3) with time zone not null',
    expires_at: 'timestamp(3) with time zone not null',
    revoked_at: 'timestamp(3) with time zone',
  },
  account_events: {
    user_id: 'uuid not null',
    id: 'uuid not null',
    type: 'text not null',
    session_id: 'uuid',
    ip: 'text',
    user_agent: 'text',
    about: 'text',
    created_at: 'timestamp(3) with time zone not null',
  },
  account_links: {
    user_id: 'uuid not null',
    purpose: 'text not null',
    token_hash: 'bytea not null',
    email: 'text not null',
    created_at: 'timestamp(3) with time zone not null',
    expires_at: 'timestamp(3) with time zone not null',
    place: 'bigint not null generated',
    session_id: 'uuid',
  },
  invites: {
    id: 'uuid not null',
    token_hash: 'bytea not null',
    email: 'text',
    created_by: 'uuid',
    created_at: 'timestamp(3) with time zone not null',
    expires_at: 'timestamp(3) with time zone not null',
    used_at: 'timestamp(3) with time zone',
    used_by: 'uuid',
  },
  personal_tokens: {
    user_id: 'uuid not null',
    id: 'uuid not null',
    name: 'text not null',
    scopes: 'text[] not null',
    token_hash: 'bytea not null',
    created_at: 'timestamp(3) with time zone not null',
    expires_at: 'timestamp(3) with time zone not null',
    last_used_at: 'timestamp(3) with time zone',
  },
  tasks: {
    user_id: 'uuid not null',
    id: 'uuid not null',
    number: 'bigint not null generated',
    title: 'text not null',
    description: 'text',
    status: 'task_status not null',
    status_label: 'text',
    priority: 'task_priority not null',
    due_date: 'text',
    due_at: 'timestamp(3) with time zone',
    completed_at: 'timestamp(3) with time zone',
    list_id: 'uuid',
    parent_id: 'uuid',
    label_ids: 'uuid[] not null generated',
    position: 'text not null generated',
    reminders: 'jsonb not null generated',
    next_reminder_at: 'timestamp(3) with time zone',
    recurrence: 'jsonb',
    next_id: 'uuid',
    created_at: 'timestamp(3) with time zone not null',
    updated_at: 'timestamp(3) with time zone not null',
    deleted_at: 'timestamp(3) with time zone',
    deleted_with: 'uuid',
    had_subtasks: 'boolean not null generated',
    revision: 'bigint not null',
    title_revision: 'bigint not null generated',
    description_revision: 'bigint not null generated',
    search_text: 'text not null generated',
  },
  lists: {
    user_id: 'uuid not null',
    id: 'uuid not null',
    title: 'text not null',
    color: 'entity_color',
    position: 'text not null',
    archived_at: 'timestamp(3) with time zone',
    created_at: 'timestamp(3) with time zone not null',
    updated_at: 'timestamp(3) with time zone not null',
    deleted_at: 'timestamp(3) with time zone',
    revision: 'bigint not null',
    title_revision: 'bigint not null',
  },
  labels: {
    user_id: 'uuid not null',
    id: 'uuid not null',
    name: 'text not null',
    name_key: 'text not null',
    color: 'entity_color',
    position: 'text not null',
    created_at: 'timestamp(3) with time zone not null',
    updated_at: 'timestamp(3) with time zone not null',
    deleted_at: 'timestamp(3) with time zone',
    revision: 'bigint not null',
    name_revision: 'bigint not null',
  },
  idempotency_keys: {
    user_id: 'uuid not null',
    key: 'text not null',
    fingerprint: 'text not null',
    answer: 'jsonb not null',
    created_at: 'timestamp(3) with time zone not null',
  },
  log_epoch: {
    is_only: 'boolean not null generated',
    epoch: 'text not null',
    identity: 'text',
    marks: 'text[]',
    stamp: 'text',
    written_by: 'text',
  },
  reminder_deliveries: {
    user_id: 'uuid not null',
    task_id: 'uuid not null',
    moment: 'timestamp(3) with time zone not null',
    revision: 'bigint not null',
    missed: 'boolean not null',
    created_at: 'timestamp(3) with time zone not null',
  },
  push_subscriptions: {
    user_id: 'uuid not null',
    id: 'uuid not null',
    session_id: 'uuid not null',
    endpoint: 'text not null',
    endpoint_hash: 'bytea not null',
    p256dh: 'text not null',
    auth: 'text not null',
    user_agent: 'text',
    created_at: 'timestamp(3) with time zone not null',
  },
  webhooks: {
    user_id: 'uuid not null',
    id: 'uuid not null',
    url: 'text not null',
    kinds: 'text[] not null',
    status: 'text not null',
    reason: 'text',
    secret: 'text not null',
    previous_secret: 'text',
    previous_until: 'timestamp(3) with time zone',
    cursor: 'text not null',
    revision: 'bigint not null',
    claim: 'uuid',
    wake_at: 'timestamp(3) with time zone',
    failures: 'integer not null generated',
    failing_since: 'timestamp(3) with time zone',
    deliveries: 'bigint not null generated',
    created_at: 'timestamp(3) with time zone not null',
    updated_at: 'timestamp(3) with time zone not null',
  },
  webhook_deliveries: {
    webhook_id: 'uuid not null',
    number: 'bigint not null',
    id: 'uuid not null',
    type: 'text not null',
    status: 'text not null',
    body: 'text',
    changes: 'integer not null',
    cursor_before: 'text',
    cursor: 'text',
    revision: 'bigint',
    attempts: 'jsonb not null generated',
    created_at: 'timestamp(3) with time zone not null',
    finished_at: 'timestamp(3) with time zone',
  },
  calendar_feeds: {
    user_id: 'uuid not null',
    secret_hash: 'bytea not null',
    created_at: 'timestamp(3) with time zone not null',
    last_read_at: 'timestamp(3) with time zone',
  },
  throttles: {
    key: 'text not null',
    count: 'integer not null',
    opens_at: 'timestamp(3) with time zone',
    resets_at: 'timestamp(3) with time zone not null',
  },
} as const satisfies {
  [Table in keyof Tables]: { [Column in keyof Tables[Table]]: Facts<Tables[Table][Column]> }
}

test('has exactly the tables and columns of the types', async () => {
  await using database = await createTestDatabase()
  const { rows } = await sql<{ table: string; columns: Record<string, string> }>`
    select relname as table, json_object_agg(attname, format_type(atttypid, atttypmod)
      || case when attnotnull then ' not null' else '' end
      || case when atthasdef or attidentity <> '' then ' generated' else '' end) as columns
    from pg_class join pg_attribute on attrelid = pg_class.oid
    where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0 and not attisdropped
      and relname not like 'kysely_%'
    group by relname`.execute(database.db)
  expect(Object.fromEntries(rows.map(({ table, columns }) => [table, columns]))).toEqual(description)
})

test('has the words of each domain enumeration in the same order', async () => {
  await using database = await createTestDatabase()
  const { rows } = await sql<{ type: string; words: string[] }>`
    select typname as type, json_agg(enumlabel order by enumsortorder) as words
    from pg_type join pg_enum on enumtypid = pg_type.oid
    where typnamespace = 'public'::regnamespace group by typname`.execute(database.db)
  expect(Object.fromEntries(rows.map(({ type, words }) => [type, words]))).toEqual({
    entity_color: entityColors,
    task_priority: taskPriorities,
    task_status: taskStatuses,
    user_role: userRoles,
  })
})

test('returns instants as ISO text and bigints as numbers', async () => {
  await using database = await createTestDatabase()
  const { db } = database
  const at = '2026-01-01T00:00:00.120Z'
  const id = '018f4e9a-7b2c-7def-8abc-0123456789ab'
  const user = await db
    .insertInto('users')
    .values({
      id,
      email: 'a@b',
      password_hash: '',
      password_scheme: 1,
      created_at: at,
      updated_at: at,
      username: null,
      name: null,
      deactivated_at: null,
    })
    .returning(['number', 'role', 'email_verified', 'revision', 'task_count', 'created_at'])
    .executeTakeFirstOrThrow()
  expect(user).toEqual({
    number: expect.toSatisfy(Number.isSafeInteger),
    role: 'user',
    email_verified: false,
    revision: 0,
    task_count: 0,
    created_at: at,
  })
  const refresh_hash = Buffer.from([0, 255])
  const session = await db
    .insertInto('sessions')
    .values({
      user_id: id,
      id,
      contract: 'native',
      user_agent: null,
      family_hash: refresh_hash,
      refresh_hash,
      previous_hash: null,
      rotation_salt: null,
      rotated_at: null,
      created_at: at,
      last_used_at: at,
      expires_at: at,
      revoked_at: null,
    })
    .returning(['refresh_hash', 'revoked_at'])
    .executeTakeFirstOrThrow()
  expect(session).toEqual({ refresh_hash, revoked_at: null })
})
