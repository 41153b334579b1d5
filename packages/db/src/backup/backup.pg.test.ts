import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { openDatabase, type Database, type Db } from '../connect.ts'
import { migrations } from '../migrations/index.ts'
import { createTestDatabase, runSql, tempDir } from '../testing/index.ts'
import { backedUpTables, ownTables } from './own-tables.ts'
import { openBackup } from './read-backup.ts'

const dataDir = '/nowhere' // unused when there is a URL
const open = ({ url }: { url: string }) => openDatabase({ url, dataDir })

async function createEmptyDatabase() {
  const database = await createTestDatabase()
  await sql`drop schema public cascade`.execute(database.db)
  await sql`create schema public`.execute(database.db)
  return database
}

/** Texts that a careless format of rows would change. */
const awkward = [
  '',
  '\\N',
  '\\.',
  'tab\there',
  'line\nbreak\r\n',
  'back\\slash',
  '"quoted", \'so\'',
  '🎉 ä\u0301',
]

/** Puts rows into every table that a backup contains. */
async function fill(db: Db): Promise<void> {
  for (const [index, text] of awkward.entries()) {
    const user = `00000000-0000-4000-8000-00000000000${index}`
    await sql`insert into users (id, email, name, password_hash, password_scheme, revision, created_at, updated_at)
      values (${user}, ${`${index}@example.com`}, ${text}, 'hash', 1, 7, now(), now())`.execute(db)
    await sql`insert into tasks (user_id, id, title, description, status, priority, label_ids, reminders, revision, created_at, updated_at)
      values (${user}, ${user}, ${text || 'x'}, ${text}, 'pending', 'low', array[${user}::uuid], '[{"at":"2090-01-01T00:00:00Z"}]', 3, now(), now())`.execute(
      db,
    )
    // As after the delivery of its reminder.
    await sql`update tasks set next_reminder_at = null where id = ${user}`.execute(db)
    await sql`insert into reminder_deliveries (user_id, task_id, moment, revision, missed, created_at)
      values (${user}, ${user}, '2090-01-01T00:00:00Z', 3, false, now())`.execute(db)
    await sql`insert into push_subscriptions (user_id, id, session_id, endpoint, endpoint_hash, p256dh, auth, user_agent, created_at)
      values (${user}, ${user}, ${user}, ${`https://push.example/${text}`}, ${Buffer.from(text + index)}, 'key', 'secret', ${text}, now())`.execute(
      db,
    )
    await sql`insert into webhooks (user_id, id, url, kinds, status, secret, cursor, revision, deliveries, created_at, updated_at)
      values (${user}, ${user}, 'https://hooks.example/', '{task}', 'active', ${text}, 'e.3', 3, 1, now(), now())`.execute(
      db,
    )
    await sql`insert into webhook_deliveries (webhook_id, number, id, type, status, body, changes, cursor_before, cursor, revision, created_at)
      values (${user}, 1, ${user}, 'changes', 'pending', ${text}, 1, 'e.2', 'e.3', 3, now())`.execute(db)
    await sql`insert into calendar_feeds (user_id, secret_hash, created_at)
      values (${user}, ${Buffer.from([index, 0, 255])}, now())`.execute(db)
    await sql`insert into sessions (user_id, id, contract, user_agent, family_hash, refresh_hash, created_at, last_used_at, expires_at)
      values (${user}, ${user}, 'native', ${text}, ${Buffer.from(text + index)}, ${Buffer.from(text)}, now(), now(), now())`.execute(
      db,
    )
    await sql`insert into idempotency_keys (user_id, key, fingerprint, answer, created_at)
      values (${user}, ${text}, '', ${JSON.stringify({ text })}, now())`.execute(db)
    await sql`insert into account_events (user_id, id, type, ip, user_agent, created_at)
      values (${user}, ${user}, 'signed_in', null, ${text}, now())`.execute(db)
    await sql`insert into account_links (user_id, purpose, token_hash, email, created_at, expires_at)
      values (${user}, 'verify_email', ${Buffer.from([index, 0, 255])}, ${text}, now(), now())`.execute(db)
    await sql`insert into personal_tokens (user_id, id, name, scopes, token_hash, created_at, expires_at)
      values (${user}, ${user}, ${text}, array['tasks:read', ${text}], ${Buffer.from(text + index)}, now(), now())`.execute(
      db,
    )
    await sql`insert into lists (user_id, id, title, position, title_revision, revision, created_at, updated_at)
      values (${user}, ${user}, ${text || 'x'}, 'a0', 1, 4, now(), now())`.execute(db)
    await sql`insert into labels (user_id, id, name, name_key, position, name_revision, revision, created_at, updated_at)
      values (${user}, ${user}, ${text || 'x'}, ${text}, 'a0', 1, 5, now(), now())`.execute(db)
  }
}

/** All rows of a backup's tables. Counters of users, which a restore moves on, are relative to their first user. */
async function contentOf(db: Db): Promise<Record<string, unknown>> {
  const content: Record<string, unknown> = {}
  for (const table of backedUpTables) {
    if (table === 'operations') continue
    const rows = await runSql(db, `select * from ${table} order by 1, 2`)
    expect(rows, table).toHaveLength(awkward.length)
    content[table] = rows.map((row) => (table === 'users' ? { ...row, revision: 0 } : row))
  }
  return content
}

const tablesOf = async (db: Db) =>
  (await db.introspection.getTables()).flatMap(({ name, schema, isView }) =>
    isView || schema !== 'public' ? [] : name,
  )

async function backUp(database: Database, file: string, options: object = {}) {
  return database.backUp({ file, ...options })
}

test('the list of own tables is that of the schema', async () => {
  await using database = await createTestDatabase()
  expect((await tablesOf(database.db)).toSorted()).toEqual(
    ownTables.filter((name) => name !== 'operations').toSorted(),
  )
})

test('a restored database has the same rows under a new epoch', async () => {
  await using place = await tempDir()
  await using from = await createTestDatabase()
  await using to = await createEmptyDatabase()
  await fill(from.db)
  await runSql(from.db, 'create table notes (text text)')
  await runSql(from.db, 'create schema queue create table jobs (id int)')
  const file = path.join(place.dir, 'backup')
  {
    await using database = await open(from)
    const manifest = await backUp(database, file, { secret: 'a secret' })
    expect(manifest.tables.map(({ rows }) => rows)).toEqual(manifest.tables.map(() => awkward.length))
  }
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(await readdir(place.dir)).toEqual(['backup'])
  await using backup = await openBackup(file)
  expect(backup.secret).toBe('a secret')
  await using database = await open(to)
  await database.restore(backup)
  expect(await contentOf(to.db)).toEqual(await contentOf(from.db))
  expect(await tablesOf(to.db)).not.toContain('notes')
  // The queue of jobs is there, and empty. Triggers fire again.
  expect(await database.schemaState()).toEqual({ pending: [], unknown: [] })
  expect(await runSql(to.db, 'select from taskwire_jobs.job')).toEqual([])
  expect(await runSql(to.db, `select from pg_trigger where not tgisinternal and tgenabled <> 'O'`)).toEqual(
    [],
  )
  const [row] = await runSql(
    to.db,
    'select epoch, (select min(revision) from users) as revision from log_state where is_live',
  )
  expect(row).toEqual({ epoch: expect.not.stringMatching(/^test$/), revision: 1_000_000_007 })
  const [{ place: next } = {}] = await runSql(
    to.db,
    `insert into account_links (user_id, purpose, token_hash, email, created_at, expires_at)
     select id, 'reset_password', 'x', '', now(), now() from users limit 1 returning place`,
  )
  expect(next).toBe(awkward.length + 1)
})

test('a backup shows one instant, while writers continue', async () => {
  await using place = await tempDir()
  await using from = await createTestDatabase()
  await using to = await createEmptyDatabase()
  await fill(from.db)
  const before = await contentOf(from.db)
  const file = path.join(place.dir, 'backup')
  await using database = await open(from)
  await backUp(database, file, {
    onTable: (name: string) => {
      if (name === 'users') writing = runSql(from.db, 'delete from tasks')
    },
  })
  await writing
  await using backup = await openBackup(file)
  await using restored = await open(to)
  await restored.restore(backup)
  expect(await contentOf(to.db)).toEqual(before)
})
let writing: Promise<unknown> = Promise.resolve()

test('a file that is cut off or changed is refused before anything is written', async () => {
  await using place = await tempDir()
  await using from = await createTestDatabase()
  await fill(from.db)
  const file = path.join(place.dir, 'backup')
  {
    await using database = await open(from)
    await backUp(database, file, { secret: 'a secret' })
  }
  const whole = await readFile(file)
  const broken = path.join(place.dir, 'broken')
  const refusal = /broken is no whole backup: .+\. Nothing was written\.$/
  for (const length of [0, 1, 21, 22, whole.length / 2, whole.length - 22, whole.length - 1].map(
    Math.floor,
  )) {
    await writeFile(broken, whole.subarray(0, length))
    await expect(openBackup(broken), `${length} bytes`).rejects.toThrow(refusal)
  }
  await using original = await openBackup(file)
  // Every byte of the compressed rows. Others may be unused, such as dates: then the content is the same.
  let refused = 0
  for (let at = 0; at < whole.length; at += 7) {
    const changed = Buffer.from(whole)
    changed[at] = (changed[at] ?? 0) ^ 0x10
    await writeFile(broken, changed)
    try {
      await using backup = await openBackup(broken)
      expect(backup.manifest, `byte ${at}`).toEqual(original.manifest)
    } catch (error) {
      expect((error as Error).message).toMatch(refusal)
      refused += 1
    }
  }
  expect(refused).toBeGreaterThan(whole.length / 7 / 2)
})

test('a database with data, with tables of another program, or of a newer schema is refused unchanged', async () => {
  await using place = await tempDir()
  await using from = await createTestDatabase()
  await fill(from.db)
  const file = path.join(place.dir, 'backup')
  await using source = await open(from)
  await backUp(source, file)
  await using backup = await openBackup(file)
  await expect(source.restore(backup)).rejects.toThrow('The database is not empty: users has rows.')
  await contentOf(from.db)

  await using foreign = await createEmptyDatabase()
  await runSql(foreign.db, 'create table users (name text)')
  await using other = await open(foreign)
  await expect(other.restore(backup)).rejects.toThrow('already has tables named users.')
  expect(await tablesOf(foreign.db)).toEqual(['users'])

  await using empty = await createEmptyDatabase()
  await using target = await open(empty)
  const beforeCommit = () => Promise.reject(new Error('late'))
  await expect(target.restore(backup, { beforeCommit })).rejects.toThrow('late')
  expect(await tablesOf(empty.db)).toEqual([])

  await using migrated = await createTestDatabase()
  await using ready = await open(migrated)
  const older = { ...backup, migrations: backup.migrations.slice(0, -1) }
  await expect(ready.restore(older)).rejects.toThrow('Use a database without tables')
  await ready.restore(backup)
  await contentOf(migrated.db)
})

test('a schema of a newer version is neither backed up nor restored', async () => {
  await using place = await tempDir()
  await using from = await createTestDatabase()
  const file = path.join(place.dir, 'backup')
  await using database = await open(from)
  await runSql(from.db, `insert into kysely_migration values ('9999-from-the-future', now()::text)`)
  const refusal = 'has the migration 9999-from-the-future, which this version of Taskwire does not know'
  await expect(backUp(database, file)).rejects.toThrow(refusal)
  expect(await readdir(place.dir)).toEqual([])
})

test('a backup of an older schema is restored and migrated', async () => {
  await using place = await tempDir()
  await using from = await createEmptyDatabase()
  await using to = await createEmptyDatabase()
  const early = Object.entries(migrations).slice(0, 12)
  await runSql(from.db, 'create table kysely_migration (name text primary key, timestamp text not null)')
  for (const [name, { up }] of early) {
    await up(from.db)
    await runSql(from.db, 'insert into kysely_migration values ($1, now()::text)', name)
  }
  await runSql(
    from.db,
    `insert into users (id, email, password_hash, password_scheme, created_at, updated_at)
     values (gen_random_uuid(), 'a@b', '', 1, now(), now())`,
  )
  await runSql(
    from.db,
    `insert into operations (user_id, key, fingerprint, answer, created_at) select id, 'k', '', '{}', now() from users`,
  )
  const file = path.join(place.dir, 'backup')
  await using old = await open(from)
  const manifest = await backUp(old, file)
  expect(manifest.migrations.at(-1)).toBe('0012-search-text')
  await using backup = await openBackup(file)
  await using database = await open(to)
  await database.restore(backup)
  expect(await database.schemaState()).toEqual({ pending: [], unknown: [] })
  expect(await runSql(to.db, 'select key from idempotency_keys')).toEqual([{ key: 'k' }])
})

test('an existing file is replaced only by force, and a failure leaves no file', async () => {
  await using place = await tempDir()
  await using from = await createTestDatabase()
  await fill(from.db)
  const file = path.join(place.dir, 'backup')
  await writeFile(file, 'other')
  await using database = await open(from)
  await expect(backUp(database, file)).rejects.toThrow('exists already: choose another name, or add --force')
  await from.db.transaction().execute(async (holding) => {
    await runSql(holding, 'lock table tasks in access exclusive mode')
    const cut = backUp(database, file, { force: true })
    const cutOff = async () =>
      (
        await runSql(
          from.db,
          `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and wait_event_type = 'Lock' and query like 'copy%'`,
        )
      ).length
    await Promise.all([expect(cut).rejects.toThrow(/terminat/), vi.waitUntil(cutOff, 30_000)])
  })
  expect(await readFile(file, 'utf8')).toBe('other')
  await mkdir(path.join(place.dir, 'taken'))
  await expect(backUp(database, path.join(place.dir, 'taken'), { force: true })).rejects.toThrow(
    /could not be written: .*(EISDIR|ENOTEMPTY|EEXIST)/,
  )
  await expect(backUp(database, path.join(place.dir, 'missing/backup'))).rejects.toThrow(
    /could not be written: ENOENT/,
  )
  expect((await readdir(place.dir)).toSorted()).toEqual(['backup', 'taken'])
  await backUp(database, file, { force: true })
  await using backup = await openBackup(file)
  expect(backup.manifest.tables).not.toEqual([])
})

test('memory does not grow with the database', async () => {
  await using place = await tempDir()
  await using from = await createTestDatabase()
  await using to = await createEmptyDatabase()
  await runSql(
    from.db,
    `insert into users (id, email, password_hash, password_scheme, created_at, updated_at)
     values ('00000000-0000-4000-8000-000000000000', 'a@b', '', 1, now(), now())`,
  )
  // 160 MB of text.
  await runSql(
    from.db,
    `insert into idempotency_keys (user_id, key, fingerprint, answer, created_at)
     select id, n::text, '', jsonb_build_object('text', repeat(md5(n::text), 125)), now()
     from users, generate_series(1, 40000) n`,
  )
  let peak = 0
  const usage = () => process.memoryUsage.rss()
  const began = usage()
  const watch = setInterval(() => (peak = Math.max(peak, usage())), 20)
  const file = path.join(place.dir, 'backup')
  await using database = await open(from)
  await backUp(database, file)
  await using backup = await openBackup(file)
  await using restored = await open(to)
  const counts = await restored.restore(backup)
  clearInterval(watch)
  expect(counts).toContainEqual({ table: 'idempotency_keys', rows: 40_000 })
  expect(peak - began).toBeLessThan(110 * 1024 * 1024)
})
