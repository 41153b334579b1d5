import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { startEmbeddedPostgres } from './start.ts'
import { asRoot, databaseAccount as account } from './testing/accounts.ts'
import { tempDir } from './testing/temp-dir.ts'
import { query } from './testing/report.ts'

test('starts despite lock files of a crash whose process id another process has now', async () => {
  await using temp = await tempDir()
  const first = await startEmbeddedPostgres({ dir: temp.dir })
  const locks = [
    path.join(first.databaseDir, 'data/postmaster.pid'),
    path.join(first.databaseDir, '.s.PGSQL.5432.lock'),
  ]
  const left = await Promise.all(locks.map((file) => readFile(file, 'utf8')))
  await query(first.config, 'create table kept (number int)')
  await first.stop()

  // Of the same account: PostgreSQL itself ignores process ids of other accounts.
  const { uid, gid } = (asRoot && account) || {}
  const stranger = spawn('sleep', ['60'], { stdio: 'ignore', ...(uid && gid ? { uid, gid } : {}) })
  await once(stranger, 'spawn')
  for (const [index, file] of locks.entries()) {
    await writeFile(file, (left[index] ?? '').replace(/^\d+/, String(stranger.pid)))
  }
  try {
    await using database = await startEmbeddedPostgres({ dir: temp.dir })
    expect(database.owned).toBe(true)
    expect(await query(database.config, 'select * from kept')).toEqual([])
    expect(stranger.exitCode).toBeNull()
  } finally {
    stranger.kill()
  }
})

test('starts despite an empty lock file of a crash', async () => {
  await using temp = await tempDir()
  const first = await startEmbeddedPostgres({ dir: temp.dir })
  await first.stop()
  const lock = path.join(first.databaseDir, 'data/postmaster.pid')
  await writeFile(lock, '')
  const longAgo = new Date(Date.now() - 60_000)
  await utimes(lock, longAgo, longAgo)
  await using database = await startEmbeddedPostgres({ dir: temp.dir })
  expect(database.owned).toBe(true)
})
