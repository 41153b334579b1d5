import { execFile } from 'node:child_process'
import { cp, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { expect, inject, test } from 'vitest'
import type { Db } from './connect.ts'
import { openPool } from './open-pool.ts'
import { startEmbedded } from './embedded.ts'
import { tempDir } from './testing/temp-dir.ts'
import { LIVE_EPOCH, verifyEpoch } from './log-epoch.ts'
import { migrate } from './migrate.ts'
import { createTestDatabase } from './testing/index.ts'

const run = promisify(execFile)

/** Reads the epoch as statements do. */
async function liveEpoch(db: Db): Promise<string | null> {
  const { rows } = await sql<{ epoch: string | null }>`select ${sql.raw(LIVE_EPOCH)} as epoch`.execute(db)
  return rows[0]?.epoch ?? null
}

async function addUser(db: Db): Promise<void> {
  await sql`insert into users (id, email, password_hash, password_scheme, revision, created_at, updated_at)
    values (gen_random_uuid(), 'ada@example.com', '', 1, 7, now(), now())`.execute(db)
}

const revisionOf = async (db: Db) =>
  (await db.selectFrom('users').select('revision').executeTakeFirstOrThrow()).revision

test('keeps the epoch when several processes check it', async () => {
  await using database = await createTestDatabase()
  const checked = await Promise.all(['a', 'b', 'c', 'd'].map((fresh) => verifyEpoch(database.db, { fresh })))
  expect(new Set(checked)).toEqual(new Set(['test']))
  expect(await liveEpoch(database.db)).toBe('test')
})

test.each([
  'vacuum full log_epoch',
  'vacuum full users',
  'vacuum freeze log_epoch',
  'reindex table log_epoch',
])('keeps the epoch during maintenance: %s', async (maintenance) => {
  await using database = await createTestDatabase()
  const { db } = database
  await addUser(db)
  await sql.raw(maintenance).execute(db)
  expect(await verifyEpoch(db)).toBe('test')
  expect([await liveEpoch(db), await revisionOf(db)]).toEqual(['test', 7])
})

/** Ways to restore a dump: each writes the same rows in another transaction, some into another table. */
const restores: [string, (db: Db) => Promise<unknown>][] = [
  [
    'the rows alone',
    async (db) => {
      await sql`create table saved as select * from log_epoch`.execute(db)
      await sql`truncate log_epoch`.execute(db)
      await sql`insert into log_epoch select * from saved`.execute(db)
    },
  ],
  [
    'the rows alone, deleted and copied',
    async (db) => {
      await sql`create table saved as select * from log_epoch`.execute(db)
      await sql`delete from log_epoch`.execute(db)
      await sql`insert into log_epoch select * from saved`.execute(db)
    },
  ],
  ['the table of the epoch', (db) => recreate(db, 'log_epoch')],
  ['the users', (db) => recreate(db, 'users')],
]

async function recreate(db: Db, table: 'log_epoch' | 'users'): Promise<void> {
  const { rows } = await sql<{ view: string }>`select pg_get_viewdef('log_state'::regclass) as view`.execute(
    db,
  )
  const name = sql.id(table)
  await sql`drop view log_state`.execute(db)
  await sql`create table restored (like ${name} including all)`.execute(db)
  await sql`insert into restored overriding system value select * from ${name}`.execute(db)
  await sql`drop table ${name} cascade`.execute(db)
  await sql`alter table restored rename to ${name}`.execute(db)
  await sql`create view log_state as ${sql.raw(rows[0]?.view ?? '')}`.execute(db)
}

test.each(restores)(
  'renews the epoch when a dump is restored into the same database: %s',
  async (_, restore) => {
    await using database = await createTestDatabase()
    const { db } = database
    await addUser(db)
    await restore(db)
    // Statements find no live epoch even before the first check.
    expect(await liveEpoch(db)).toBe(null)
    expect(await verifyEpoch(db, { fresh: 'second' })).toBe('second')
    expect(await liveEpoch(db)).toBe('second')
    expect(await verifyEpoch(db, { fresh: 'third' })).toBe('second')
    // Lost revisions are never given out again.
    expect(await revisionOf(db)).toBe(1_000_000_007)
  },
)

test('gives another database of the same cluster another epoch', async () => {
  await using database = await createTestDatabase()
  const name = new URL(database.url).pathname.slice(1)
  const server = inject('testServer')
  await database.db.destroy()
  const admin = openPool({ ...server, database: 'postgres' }, { poolSize: 1 })
  await sql`create database ${sql.id(`${name}_copy`)} template ${sql.id(name)}`.execute(admin)
  const copy = openPool({ ...server, database: `${name}_copy` })
  const epochs = [await liveEpoch(copy), await verifyEpoch(copy, { fresh: 'copy' }), await liveEpoch(copy)]
  await copy.destroy()
  await sql`drop database ${sql.id(`${name}_copy`)}`.execute(admin)
  await admin.destroy()
  expect(epochs).toEqual([null, 'copy', 'copy'])
})

test('checks the log without rights on the server’s files and control data', async () => {
  await using database = await createTestDatabase()
  const { db } = database
  const role = sql.id(`role_${new URL(database.url).pathname.slice(6)}`)
  await sql`create role ${role}`.execute(db)
  await sql`grant all on all tables in schema public to ${role}`.execute(db)
  const asRole = async (fresh: string) =>
    db.connection().execute(async (connection) => {
      await sql`set role ${role}`.execute(connection)
      const epoch = await verifyEpoch(connection, { fresh })
      await sql`reset role`.execute(connection)
      return epoch
    })
  // Without the right to read it, the mark is not compared.
  expect(await asRole('second')).toBe('test')
  await sql`revoke execute on function pg_control_system() from public`.execute(db)
  expect(await asRole('third')).toBe('third')
  expect(await asRole('fourth')).toBe('third')
  await sql`grant execute on function pg_control_system() to public`.execute(db)
  await sql`drop owned by ${role}`.execute(db)
  await sql`drop role ${role}`.execute(db)
})

test('renews the epoch by force', async () => {
  await using database = await createTestDatabase()
  await addUser(database.db)
  expect(await verifyEpoch(database.db, { fresh: 'second', force: true })).toBe('second')
  expect([await liveEpoch(database.db), await revisionOf(database.db)]).toEqual(['second', 1_000_000_007])
})

test('gives a promoted replica another epoch from its first statement on', async () => {
  await using temp = await tempDir()
  await using other = await tempDir()
  const settings = { wal_level: 'replica' }
  await using primary = await startEmbedded({ dir: temp.dir, settings })
  await using before = openPool(primary.config)
  await migrate(before)
  await sql`checkpoint`.execute(before)
  // With equal marks, the timeline alone distinguishes the two.
  const withoutMark = { folder: () => Promise.resolve({ ...noMark, present: 'same', next: 'same' }) }
  expect(await verifyEpoch(before, { fresh: 'first', ...withoutMark })).toBe('first')
  // Many dirty pages, so that the first checkpoint after the promotion takes a while.
  await sql`create table ballast as select repeat('x', 500) as text from generate_series(1, 20000)`.execute(
    before,
  )

  const replicaOf = path.join(other.dir, 'postgres')
  await cp(primary.databaseDir, replicaOf, {
    recursive: true,
    filter: (name) => !/\.pid$|\.s\.PGSQL/.test(name),
  })
  await writeFile(path.join(replicaOf, 'data/standby.signal'), '')
  await run('chown', ['-R', `${(await stat(primary.databaseDir)).uid}`, other.dir])
  await using replica = await startEmbedded({ dir: other.dir, settings })
  await using db = openPool(replica.config)
  await sql`select pg_promote()`.execute(db)
  expect(await liveEpoch(db)).toBe(null)
  expect(await verifyEpoch(db, { fresh: 'second', ...withoutMark })).toBe('second')
  expect(await verifyEpoch(db, { fresh: 'third', ...withoutMark })).toBe('second')
  expect(await verifyEpoch(before, { fresh: 'fourth', ...withoutMark })).toBe('first')
})

const noMark = { put: () => Promise.resolve(), discard: () => Promise.resolve() }
