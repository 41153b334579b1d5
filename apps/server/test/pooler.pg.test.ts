import { createTestDatabase, startTransactionPooler, tempDir } from '@taskwire/db/testing'
import { expect, test } from 'vitest'
import { call, signUp } from './harness/client.ts'
import { startServer, type Server } from './harness/server.ts'
import { sql } from './harness/sql.ts'

const TOKEN_SECRET = 'hM3yq0m0W1o3P8mL1wq9V3jz7Gx4fN2bT5cR8sK6aZE'
const WARN = 40

const warnings = (server: Server) =>
  server.log().flatMap(({ level, msg }) => (level === WARN ? [String(msg)] : []))

test('two servers behind a pooler: a write reaches the other server, and the log names the setting to change', async () => {
  await using database = await createTestDatabase()
  const name = new URL(database.url).pathname.slice(1)
  await using pooler = await startTransactionPooler(4)
  await using place = await tempDir()
  const env = {
    DATABASE_URL: pooler.url(name),
    DATABASE_PREPARE: 'off',
    DATA_DIR: place.dir,
    TOKEN_SECRET,
  }
  await using here = await startServer({ env })
  await using there = await startServer({ env })
  expect(warnings(there)).toContainEqual(
    expect.stringMatching(/^Statements run without a time limit: .* Run "alter role \w+ set/),
  )
  const { token } = await signUp(here.origin)
  const first = await call(there.origin, 'GET', '/api/tasks/changes', { token })
  const { cursor } = first.body as { cursor: string }
  const waiting = fetch(`${there.origin}/api/tasks/changes?wait=25&cursor=${encodeURIComponent(cursor)}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  await call(here.origin, 'POST', '/api/tasks', { token, body: { title: 'seen by polls' } })
  const began = performance.now()
  expect(await (await waiting).json()).toMatchObject({ changes: [{ task: { title: 'seen by polls' } }] })
  expect(performance.now() - began).toBeLessThan(15_000)
  await expect
    .poll(() => warnings(there), { timeout: 30_000 })
    .toContainEqual(
      expect.stringMatching(/^Hints from other processes do not arrive.*set DATABASE_DIRECT_URL/),
    )
})

test('logs no warning with a direct URL for LISTEN and a time limit of the role', async () => {
  await using database = await createTestDatabase()
  const name = new URL(database.url).pathname.slice(1)
  await sql(
    database.db,
    `do $$ begin execute format('alter role %I in database %I set statement_timeout = ''2500ms''', current_user, current_database()); end $$`,
  )
  await using pooler = await startTransactionPooler()
  await using place = await tempDir()
  await using server = await startServer({
    env: {
      DATABASE_URL: pooler.url(name),
      DATABASE_DIRECT_URL: database.url,
      DATABASE_PREPARE: 'off',
      DATA_DIR: place.dir,
      TOKEN_SECRET,
    },
  })
  await new Promise((resolve) => setTimeout(resolve, 11_000))
  expect(warnings(server)).toEqual([])
})
