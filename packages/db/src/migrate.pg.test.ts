import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Db } from './connect.ts'
import { migrate, migrateInTransaction, readSchemaState } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import { createEmptyDatabase } from './testing/empty-database.ts'
import { createTestDatabase } from './testing/index.ts'

const names = [...Object.keys(migrations), expect.stringMatching(/^job-queue-\d+$/)]

const pendingMigrations = async (db: Db) => (await readSchemaState(db)).pending

async function tablesOf(db: Db): Promise<string[]> {
  return (await db.introspection.getTables()).map(({ name }) => name).toSorted()
}

test('runs every migration in order on an empty database', async () => {
  await using database = await createEmptyDatabase()
  expect(await pendingMigrations(database.db)).toEqual(names)
  expect(await migrate(database.db)).toEqual(names)
  expect(await pendingMigrations(database.db)).toEqual([])
  // The test of the tables compares all of them with their types.
  expect(await tablesOf(database.db)).toEqual(expect.arrayContaining(['sessions', 'tasks', 'users']))
})

test('lists missing migrations without any change', async () => {
  await using database = await createEmptyDatabase()
  await pendingMigrations(database.db)
  expect(await tablesOf(database.db)).toEqual([])
  expect((await sql`select from pg_class where relname like 'kysely%'`.execute(database.db)).rows).toEqual([])
})

test('changes nothing in a schema that is up to date', async () => {
  await using database = await createTestDatabase()
  await sql`insert into users (id, email, password_hash, password_scheme, created_at, updated_at)
    values (gen_random_uuid(), 'a@b', '', 1, now(), now())`.execute(database.db)
  expect(await migrate(database.db)).toEqual([])
  expect(await database.db.selectFrom('users').select('email').execute()).toEqual([{ email: 'a@b' }])
})

test('runs each migration once when two processes migrate at once', async () => {
  await using database = await createEmptyDatabase()
  const ran = await Promise.all([migrate(database.db), migrate(database.db)])
  // The queue's own migration runs once too, but both report it.
  expect([...new Set(ran.flat())].toSorted()).toEqual(names)
})

test('rolls a failed migration back completely, so that it can run again', async () => {
  await using database = await createEmptyDatabase()
  await sql`create table tasks (in_the_way int)`.execute(database.db)
  await expect(migrate(database.db)).rejects.toThrow('nothing of it was kept')
  expect(await tablesOf(database.db)).toEqual(['tasks'])
  expect(await pendingMigrations(database.db)).toEqual(names)
  await sql`drop table tasks`.execute(database.db)
  expect(await migrate(database.db)).toEqual(names)
})

test('migrates forward only and refuses a database of a newer version', async () => {
  for (const migration of Object.values(migrations)) expect(migration).not.toHaveProperty('down')
  expect(names).toEqual(names.toSorted())
  await using database = await createTestDatabase()
  await sql`insert into kysely_migration values ('9999-from-the-future', now()::text)`.execute(database.db)
  expect(await readSchemaState(database.db)).toEqual({ pending: [], unknown: ['9999-from-the-future'] })
  await expect(migrate(database.db)).rejects.toThrow(
    'The database has the migration 9999-from-the-future, which this version of Taskwire does not know: start the version that made it, or a newer one.',
  )
})

test('waits briefly for a table in use, lets other statements pass, and tries again', async () => {
  await using database = await createEmptyDatabase()
  const { db } = database
  await migrateInTransaction(db, names[12])
  const pending = await pendingMigrations(db)
  expect(pending[0]).toBe('0014-lists-and-labels')
  const options = { lockTimeout: 200, pauseMs: 300 }
  const migrated = await db.transaction().execute(async (reading) => {
    await sql`select from tasks`.execute(reading)
    await expect(migrate(db, { ...options, retries: 1 })).rejects.toThrow(
      'A migration needs a table that a long transaction uses. Nothing of it was kept;',
    )
    expect(await pendingMigrations(db)).toEqual(pending)
    const migrating = migrate(db, { ...options, retries: 1000 })
    // Waits behind an attempt for at most its time limit.
    await sql`select from tasks`.execute(db)
    return { migrating }
  })
  expect(await migrated.migrating).toEqual(pending)
})

test('keeps sessions and idempotency keys under their new names', async () => {
  await using database = await createEmptyDatabase()
  const { db } = database
  const { '0013-plain-names': renaming, ...earlier } = migrations
  for (const { up } of Object.values(earlier)) await up(db)
  await sql`insert into users (id, email, password_hash, password_scheme, created_at, updated_at)
    values (gen_random_uuid(), 'a@b', '', 1, now(), now())`.execute(db)
  await sql`insert into sessions (user_id, id, door, created_at, last_used_at, expires_at)
    select id, id, 'native', now(), now(), now() from users`.execute(db)
  await sql`insert into operations (user_id, key, fingerprint, answer, created_at)
    select id, 'a key', '', '{}', now() from users`.execute(db)
  await renaming?.up(db)
  expect(await db.selectFrom('sessions').select('contract').execute()).toEqual([{ contract: 'native' }])
  expect(await db.selectFrom('idempotency_keys').select('key').execute()).toEqual([{ key: 'a key' }])
  const { rows } = await sql`select from pg_class where relname like 'operations%'
    union all select from pg_constraint where conname like 'operations%' and contype <> 'n'`.execute(db)
  expect(rows).toEqual([])
})
