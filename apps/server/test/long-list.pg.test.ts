import { createTestDatabase, startSlowProxy, tempDir } from '@taskwire/db/testing'
import { expect, test } from 'vitest'
import { call, signUp } from './testing/client.ts'
import { startServer } from './harness/server.ts'
import { sql } from './testing/sql.ts'

const TOKEN_SECRET = 'hM3yq0m0W1o3P8mL1wq9V3jz7Gx4fN2bT5cR8sK6aZE'

/** A connection that needs longer for all of a list than a statement may take. */
const BYTES_PER_MS = 8_000

test.each([
  ['100,000 small tasks', 100_000, 0],
  ['4,000 tasks with long descriptions', 4_000, 10_000],
])('a list of %s is answered whole', async (_, count, length) => {
  await using database = await createTestDatabase()
  await using proxy = await startSlowProxy(0, BYTES_PER_MS)
  await using place = await tempDir()
  const env = {
    DATABASE_URL: proxy.url(new URL(database.url).pathname.slice(1)),
    DATA_DIR: place.dir,
    TOKEN_SECRET,
  }
  await using server = await startServer({ env })
  const { email, token } = await signUp(server.origin)
  const insert = 10_000
  for (let from = 0; from < count; from += insert)
    await sql(
      database.db,
      `insert into tasks (user_id, id, title, description, status, priority, created_at, updated_at, revision)
      select users.id, gen_random_uuid(), 'task ' || n, nullif(repeat(md5(n::text), $1::int / 32), ''), 'pending', 'medium',
        timestamptz '2026-01-01' + n * interval '1 second', timestamptz '2026-01-01', n
      from users, generate_series($2::int + 1, least($2::int + $3::int, $4::int)) n where email = $5`,
      length,
      from,
      insert,
      count,
      email,
    )
  const response = await fetch(`${server.origin}/api/tasks?sort=created_at&order=asc`, {
    headers: { authorization: `Bearer ${token}` },
  })
  expect(response.status).toBe(200)
  const titles = ((await response.json()) as { title: string }[]).map(({ title }) => title)
  expect(titles).toEqual(Array.from({ length: count }, (_each, n) => `task ${n + 1}`))
  const etag = response.headers.get('etag') ?? ''
  const again = await fetch(`${server.origin}/api/tasks`, {
    headers: { authorization: `Bearer ${token}`, 'if-none-match': etag },
  })
  expect(again.status).toBe(304)
  expect((await call(server.origin, 'GET', '/health/ready')).status).toBe(200)
})
