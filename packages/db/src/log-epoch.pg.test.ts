import { execFile } from 'node:child_process'
import { cp, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openPool } from './connect.ts'
import { startEmbedded } from './embedded/start-embedded.ts'
import { temporaryPlace } from './embedded/testing/place.ts'
import { currentEpoch } from './log-epoch.ts'
import { migrate } from './migrate.ts'
import { createTestDatabase } from './testing/index.ts'

const run = promisify(execFile)

test('a database keeps the epoch that it got first, whichever process asks', async () => {
  await using database = await createTestDatabase()
  const answers = await Promise.all(['a', 'b', 'c', 'd'].map((fresh) => currentEpoch(database.db, fresh)))
  expect(new Set(answers).size).toBe(1)
  expect(await currentEpoch(database.db, 'e')).toBe(answers[0])
})

test.each([
  ['another cluster, as after a restore from a dump', { system_identifier: '1' }],
  ['another timeline, as after a promotion', { timeline: 99 }],
])('%s has another epoch, and keeps that', async (_, foreign) => {
  await using database = await createTestDatabase()
  const first = await currentEpoch(database.db, 'first')
  await database.db.updateTable('log_epoch').set(foreign).execute()
  expect(first).toBe('first')
  expect(await currentEpoch(database.db, 'second')).toBe('second')
  expect(await currentEpoch(database.db, 'third')).toBe('second')
})

test('a replica that was promoted has another epoch from its first moment on', async () => {
  await using place = await temporaryPlace()
  await using other = await temporaryPlace()
  const settings = { wal_level: 'replica' }
  await using primary = await startEmbedded({ dir: place.dir, settings })
  await using before = openPool(primary.config)
  await migrate(before)
  await sql`checkpoint`.execute(before)
  expect(await currentEpoch(before, 'first')).toBe('first')
  // Much to write back, so that the first checkpoint after the promotion takes its time.
  await sql`create table ballast as select repeat('x', 500) as text from generate_series(1, 20000)`.execute(
    before,
  )

  const replicaOf = path.join(other.dir, 'postgres')
  await cp(primary.home, replicaOf, { recursive: true, filter: (name) => !/\.pid$|\.s\.PGSQL/.test(name) })
  await writeFile(path.join(replicaOf, 'data/standby.signal'), '')
  await run('chown', ['-R', `${(await stat(primary.home)).uid}`, other.dir])
  await using replica = await startEmbedded({ dir: other.dir, settings })
  await using db = openPool(replica.config)
  await sql`select pg_promote()`.execute(db)
  expect(await currentEpoch(db, 'second')).toBe('second')
  expect(await currentEpoch(db, 'third')).toBe('second')
  expect(await currentEpoch(before, 'fourth')).toBe('first')
})
