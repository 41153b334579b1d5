import { isPosition, MAX_POSITION, positionsBetween } from '@taskwire/domain'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Db } from './connect.ts'
import { migrations } from './migrations/index.ts'
import { createTestDatabase } from './testing/index.ts'

async function positionAfter(db: Db, position: string | null, steps: number): Promise<string> {
  const { rows } = await sql<{ position: string }>`
    select position_after(${position}::text, ${steps}::integer) as position`.execute(db)
  return rows[0]?.position ?? ''
}

test('position_after returns the positions of fractional-indexing', async () => {
  await using database = await createTestDatabase()
  const starts = [
    null,
    'a0',
    'a0V',
    'ay',
    'az',
    'bzy',
    'bzz',
    'czzzV',
    'Zz',
    'Zx',
    'Yzz',
    'Xzzz',
    'A00000000000000000000000001',
  ]
  for (const start of starts)
    for (const steps of [1, 2, 70])
      expect(await positionAfter(database.db, start, steps), `${start} ${steps}`).toBe(
        positionsBetween(start, null, steps)?.at(-1),
      )
  expect(await positionAfter(database.db, null, 5_000)).toBe(positionsBetween(null, null, 5_000)?.at(-1))
})

test('position_after the largest integer part is a later position, and the longest position stays', async () => {
  await using database = await createTestDatabase()
  const largest = `z${'z'.repeat(26)}`
  const next = await positionAfter(database.db, largest, 3)
  expect(isPosition(next)).toBe(true)
  expect(next > largest).toBe(true)
  const longest = largest.padEnd(MAX_POSITION, 'V')
  expect(await positionAfter(database.db, longest, 2)).toBe(longest)
})

test('the migration places existing tasks of each user in the order of their creation', async () => {
  await using database = await createTestDatabase()
  const { db } = database
  await sql`drop schema public cascade`.execute(db)
  await sql`create schema public`.execute(db)
  const { '0014-lists-and-labels': placing, ...others } = migrations
  for (const [name, { up }] of Object.entries(others)) if (name < '0014') await up(db)
  await sql`insert into users (id, email, password_hash, password_scheme, created_at, updated_at)
    select gen_random_uuid(), n || '@b', '', 1, now(), now() from generate_series(1, 450) n`.execute(db)
  await sql`insert into tasks (user_id, id, title, status, priority, created_at, updated_at, revision, deleted_at)
    select users.id, gen_random_uuid(), 'a', 'pending', 'medium', now() - make_interval(hours => n / 2), now(), n,
      case when n = 7 then now() end
    from users, generate_series(1, case email when '1@b' then 130 else 2 end) n`.execute(db)
  await placing?.up(db)
  const { rows } = await sql<{ positions: string[] }>`
    select json_agg(position order by created_at, id) as positions from tasks group by user_id order by count(*) desc`.execute(
    db,
  )
  expect(rows).toHaveLength(450)
  expect(rows[0]?.positions).toEqual(positionsBetween(null, null, 130))
  for (const { positions } of rows.slice(1)) expect(positions).toEqual(['a0', 'a1'])
  expect((await sql`select from pg_proc where proname = 'position_at'`.execute(db)).rows).toEqual([])
})
