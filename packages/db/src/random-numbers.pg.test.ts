import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { expect, test } from 'vitest'
import type { Db } from './connect.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import { createTestDatabase } from './testing/index.ts'

/** Inserts `count` users and returns their numbers. */
async function insertUsers(db: Db, count: number): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`
    insert into users (id, email, password_hash, password_scheme, created_at, updated_at)
    select gen_random_uuid(), gen_random_uuid() || '@example.com', '', 1, now(), now() from generate_series(1, ${count}::integer)
    returning number`.execute(db)
  return rows.map(({ number }) => number)
}

test('spreads numbers over all positive safe integers, so that they reveal no counts', async () => {
  await using database = await createTestDatabase()
  const numbers = await insertUsers(database.db, 2_000)
  expect(new Set(numbers).size).toBe(2_000)
  expect(numbers.every((number) => Number.isSafeInteger(number) && number > 0)).toBe(true)
  // Half of them lie in the upper half; a deviation of 200 is 9 standard deviations.
  const upper = numbers.filter((number) => number > Number.MAX_SAFE_INTEGER / 2)
  expect(Math.abs(upper.length - 1_000)).toBeLessThan(200)
  const rising = numbers.filter((number, index) => number > (numbers[index - 1] ?? 0))
  expect(Math.abs(rising.length - 1_000)).toBeLessThan(200)
})

test('keeps the numbers that were given out before', async () => {
  await using database = await createTestDatabase()
  const { db } = database
  await sql`drop schema public cascade`.execute(db)
  await sql`create schema public`.execute(db)
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } })
  const { error } = await migrator.migrateTo('0010-restore-links')
  expect(error).toBeUndefined()
  expect(await insertUsers(db, 3)).toEqual([1, 2, 3])
  await migrate(db)
  const kept = await db.selectFrom('users').select('number').orderBy('number').execute()
  expect(kept.map(({ number }) => number)).toEqual([1, 2, 3])
  // The chance that a random number is below a million is one in nine thousand million.
  for (const number of await insertUsers(db, 3)) expect(number).toBeGreaterThan(1_000_000)
})
