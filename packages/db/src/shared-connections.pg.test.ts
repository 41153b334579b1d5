import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openPool } from './open-pool.ts'
import { sharedRead } from './single-statements.ts'
import { statement } from './statement.ts'
import { createTestDatabase, startTransactionPooler } from './testing/index.ts'

const divide = sharedRead(
  statement({ by: 'integer' }, { by: 'integer', pid: 'integer' })`
select :by::int as by, pg_backend_pid() as pid where 1 / :by::int is not null`,
)
const end = statement({ pid: 'integer' }, { ended: 'boolean' })`select pg_terminate_backend(:pid) as ended`
const backend = statement(
  { n: 'integer' },
  { pid: 'integer' },
)`select pg_backend_pid() as pid where :n::int > 0`
const numbers = Array.from({ length: 60 }, (_, index) => index + 1)

test('shared reads get their own rows from two connections, also beside one that fails', async () => {
  await using database = await createTestDatabase()
  await using db = openPool({ connectionString: database.url }, { poolSize: 6 })
  const results = await Promise.allSettled(
    numbers.map((by) => divide(db, { by: by === 30 || by === 31 ? 0 : by })),
  )
  const pids = new Set<number>()
  for (const [index, result] of results.entries()) {
    if (result.status === 'rejected') {
      expect([29, 30]).toContain(index)
      expect(result.reason).toMatchObject({ code: '22012' })
    } else {
      expect(result.value).toEqual([{ by: numbers[index], pid: expect.any(Number) }])
      pids.add(result.value[0]?.pid ?? 0)
    }
  }
  expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(2)
  expect(pids.size).toBe(2)
})

test('a transaction reads on its own connection', async () => {
  await using database = await createTestDatabase()
  await using db = openPool({ connectionString: database.url }, { poolSize: 6 })
  const [shared] = await divide(db, { by: 1 })
  await db.transaction().execute(async (tx) => {
    const [own] = await divide(tx, { by: 1 })
    expect([own]).toEqual([{ by: 1, pid: (await backend(tx, { n: 1 }))[0]?.pid }])
    expect(own?.pid).not.toBe(shared?.pid)
  })
})

test('a lost connection fails its reads and is replaced', async () => {
  await using database = await createTestDatabase()
  await using db = openPool({ connectionString: database.url }, { poolSize: 6 })
  const sleep = sharedRead(statement({ seconds: 'integer' })`select pg_sleep(:seconds::int)::text`)
  const [first] = await divide(db, { by: 1 })
  const lost = sleep(db, { seconds: 30 }).catch((error: unknown) => error)
  // The idle connection is used again, so the sleeping read runs on it.
  expect(await end(db, { pid: first?.pid ?? 0 })).toEqual([{ ended: true }])
  expect(await lost).toBeInstanceOf(Error)
  // Reads fail until the process has noticed that the connection is lost.
  await expect.poll(() => divide(db, { by: 1 }).catch(() => [])).toHaveLength(1)
  const found = await Promise.all(numbers.map((by) => divide(db, { by })))
  expect(found.flat().map(({ by }) => by)).toEqual(numbers)
  expect(found.flat().map(({ pid }) => pid)).not.toContain(first?.pid)
})

test('reads that share a connection survive a migration that changes their result', async () => {
  await using database = await createTestDatabase()
  await using db = openPool({ connectionString: database.url }, { poolSize: 6 })
  await sql`create table things (id int, value int)`.execute(db)
  await sql`insert into things select n, n from generate_series(1, 60) n`.execute(db)
  const read = sharedRead(
    statement({ id: 'integer' }, { value: 'text' })`select value from things where id = :id`,
  )
  const readAll = () => Promise.all(numbers.map((id) => read(db, { id })))
  await readAll()
  await sql`alter table things alter value type text`.execute(database.db)
  for (let round = 0; round < 3; round += 1)
    expect((await readAll()).flat().map(({ value }) => value)).toEqual(numbers.map(String))
})

test('behind a pooler each read has a connection of its own', async () => {
  await using database = await createTestDatabase()
  // This pooler doesn't know names, so all statements go to one connection.
  await using pooler = await startTransactionPooler(1)
  const url = pooler.url(new URL(database.url).pathname.slice(1))
  const seen: string[] = []
  const onStatement = (text: string) => void seen.push(text)
  await using db = openPool({ connectionString: url }, { poolSize: 6, onStatement })
  for (const by of [1, 2, 3]) expect(await divide(db, { by })).toEqual([{ by, pid: expect.any(Number) }])
  expect(seen).toEqual([divide.text, divide.text, divide.text])
})
