import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createTestDatabase } from './testing/index.ts'

/** Indexes that are unique in the whole database. docs/scale.md says of each what cells would need. */
const global = [
  'account_links_pkey',
  'calendar_feeds_secret_hash_key',
  'invites_pkey',
  'invites_token_hash_key',
  'kysely_migration_lock_pkey',
  'kysely_migration_pkey',
  'log_epoch_pkey',
  'personal_tokens_token_hash_key',
  'push_subscriptions_endpoint_hash_key',
  'push_subscriptions_pkey',
  'sessions_family_hash_key',
  'tasks_number',
  'throttles_pkey',
  'users_email_key',
  'users_number_key',
  'users_pkey',
  'users_username',
  'webhook_deliveries_pending',
  'webhook_deliveries_pkey',
  'webhooks_pkey',
]

test('every other unique index starts with the user, so that the users of a database can be divided', async () => {
  await using database = await createTestDatabase()
  const { rows } = await sql<{ name: string }>`
    select i.relname as name from pg_index x
    join pg_class i on i.oid = x.indexrelid
    join pg_class t on t.oid = x.indrelid
    left join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
    where x.indisunique and t.relnamespace = 'public'::regnamespace and a.attname is distinct from 'user_id'
    order by i.relname collate "C"`.execute(database.db)
  expect(rows.map(({ name }) => name)).toEqual(global)
  const page = await readFile(path.resolve(import.meta.dirname, '../../../docs/scale.md'), 'utf8')
  expect(global.filter((name) => !page.includes(`\`${name}\``))).toEqual([])
})
