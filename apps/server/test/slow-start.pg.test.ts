import { createTestDatabase, startSlowProxy, tempDir } from '@taskwire/db/testing'
import { expect, test } from 'vitest'
import { call } from './harness/client.ts'
import { waitUntil } from './harness/postmaster.ts'
import { runToEnd } from './harness/process.ts'
import { startServer } from './harness/server.ts'

/** Longer than a request waits for a connection, and than the time limit of a statement. */
const SLOW_MS = 4_000

test('a server starts on a database that takes 4 s to accept a connection, and then serves', async () => {
  await using database = await createTestDatabase()
  await using proxy = await startSlowProxy(SLOW_MS)
  await using place = await tempDir()
  const DATABASE_URL = proxy.url(new URL(database.url).pathname.slice(1))
  await using server = await startServer({ env: { DATABASE_URL, DATA_DIR: place.dir } })
  // The log contains the progress, so that a slow start doesn't look like a hanging one.
  expect(server.log().map(({ msg }) => msg)).toContainEqual(
    expect.stringMatching(/^Still waiting for the database/),
  )
  // A request waits 2.5 s at most. The connection that it requested arrives later and serves the next request.
  await waitUntil(async () => (await call(server.origin, 'GET', '/health/ready')).status === 200)
})

test.each(['commands/migrate.ts', 'commands/seed.ts'])('%s waits for the same database', async (file) => {
  await using database = await createTestDatabase()
  await using proxy = await startSlowProxy(SLOW_MS)
  await using place = await tempDir()
  const DATABASE_URL = proxy.url(new URL(database.url).pathname.slice(1))
  const env = { DATABASE_URL, DATA_DIR: place.dir, BCRYPT_COST: '4' }
  expect(await runToEnd(file, { env })).toMatchObject({ code: 0, err: '' })
})
