import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Db } from './connect.ts'
import { openPool } from './open-pool.ts'
import { statementName } from './named-statements.ts'
import { narrow } from './sql-types.ts'
import { statement } from './statement.ts'
import { createTestDatabase } from './testing/index.ts'

const double = statement({ n: 'integer' }, { doubled: 'integer' })`select :n::int * 2 as doubled`

/** Returns the names and texts of the connection's prepared statements. A text without parameters is never prepared. */
async function prepared(db: Db) {
  const { rows } = await sql<{ name: string; statement: string }>`
    select name, statement from pg_prepared_statements order by prepare_time`.execute(db)
  return rows
}

test('prepares a text once per connection', async () => {
  await using database = await createTestDatabase()
  await using db = openPool({ connectionString: database.url }, { poolSize: 1 })
  expect([await double(db, { n: 1 }), await double(db, { n: 21 })]).toEqual([
    [{ doubled: 2 }],
    [{ doubled: 42 }],
  ])
  for (const email of ['a@b', 'c@d'])
    await db.selectFrom('users').select('id').where('email', '=', email).execute()
  expect(await prepared(db)).toEqual([
    { name: statementName(double.text), statement: double.text },
    { name: expect.any(String), statement: 'select "id" from "users" where "email" = $1' },
  ])
})

test('prepares on each connection separately', async () => {
  await using database = await createTestDatabase()
  await using db = openPool({ connectionString: database.url }, { poolSize: 3 })
  const waitAndDouble = statement(
    { n: 'integer' },
    { n: 'integer' },
  )`select :n::int as n, pg_sleep(0.02)::text`
  const answers = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => waitAndDouble(db, { n })))
  expect(answers.flat().map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6])
})

test('prepares nothing when named statements are turned off', async () => {
  await using database = await createTestDatabase()
  await using db = openPool({ connectionString: database.url }, { poolSize: 1, prepare: false })
  expect(await double(db, { n: 4 })).toEqual([{ doubled: 8 }])
  expect(await prepared(db)).toEqual([])
})

test('prepares a statement again when a migration changes its result type', async () => {
  await using database = await createTestDatabase()
  await using db = openPool({ connectionString: database.url }, { poolSize: 1 })
  const read = statement(
    { least: 'integer' },
    { value: narrow<number | string>('text') },
  )`select value from things where id >= :least`
  await sql`create table things (id int, value int)`.execute(db)
  await sql`insert into things values (1, 5)`.execute(db)
  expect(await read(db, { least: 1 })).toEqual([{ value: 5 }])
  // From another connection, as a migration does, and more than once per connection.
  for (const [type, value] of [
    ['text', '5'],
    ['int', 5],
  ] as const) {
    await sql`alter table things alter value type ${sql.raw(type)} using value::${sql.raw(type)}`.execute(
      database.db,
    )
    expect(await read(db, { least: 1 })).toEqual([{ value }])
    expect(await read(db, { least: 1 })).toEqual([{ value }])
  }
  expect((await prepared(db)).filter(({ statement: text }) => text === read.text)).toHaveLength(1)
})

test('prepares a statement again when a dump replaces its types and tables', async () => {
  await using database = await createTestDatabase()
  await using db = openPool({ connectionString: database.url }, { poolSize: 1 })
  const add = statement({ kind: 'text' }, { kind: 'text' })`
insert into things select coalesce(:kind::kind, kind) from (values (null::kind)) as given (kind) returning kind`
  // As `pg_restore --clean` does, from another connection.
  const restore = async () => {
    await sql`drop table if exists things`.execute(database.db)
    await sql`drop type if exists kind`.execute(database.db)
    await sql`create type kind as enum ('small', 'large')`.execute(database.db)
    await sql`create table things (kind kind)`.execute(database.db)
  }
  for (let round = 1; round <= 3; round += 1) {
    await restore()
    expect(await add(db, { kind: 'small' })).toEqual([{ kind: 'small' }])
    expect(await add(db, { kind: 'large' })).toEqual([{ kind: 'large' }])
  }
})

test('rejects with the error of the statement and keeps the connection usable', async () => {
  await using database = await createTestDatabase()
  await using db = openPool({ connectionString: database.url }, { poolSize: 1 })
  const divide = statement({ by: 'integer' }, { result: 'integer' })`select 6 / :by::int as result`
  await expect(divide(db, { by: 0 })).rejects.toMatchObject({ code: '22012' })
  expect(await divide(db, { by: 2 })).toEqual([{ result: 3 }])
  const wrong = statement({ n: 'integer' })`select :n::int from nowhere`
  await expect(wrong(db, { n: 1 })).rejects.toMatchObject({ code: '42P01' })
  await expect(wrong(db, { n: 1 })).rejects.toMatchObject({ code: '42P01' })
  expect(await double(db, { n: 1 })).toEqual([{ doubled: 2 }])
})
