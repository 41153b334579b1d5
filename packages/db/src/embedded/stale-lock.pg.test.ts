import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { startEmbedded } from './start-embedded.ts'
import { asRoot, database as account } from './testing/accounts.ts'
import { dataFolder } from '../testing/data-folder.ts'
import { query } from './testing/report.ts'

test('lock files left by a crash do not stop the start, even if their number belongs to another process now', async () => {
  await using place = await dataFolder()
  const first = await startEmbedded({ dir: place.dir })
  const locks = [path.join(first.home, 'data/postmaster.pid'), path.join(first.home, '.s.PGSQL.5432.lock')]
  const left = await Promise.all(locks.map((file) => readFile(file, 'utf8')))
  await query(first.config, 'create table kept (number int)')
  await first.stop()

  // Of the same account: PostgreSQL tells the numbers of other accounts apart by itself.
  const { uid, gid } = (asRoot && account) || {}
  const stranger = spawn('sleep', ['60'], { stdio: 'ignore', ...(uid && gid ? { uid, gid } : {}) })
  await once(stranger, 'spawn')
  for (const [index, file] of locks.entries()) {
    await writeFile(file, (left[index] ?? '').replace(/^\d+/, String(stranger.pid)))
  }
  try {
    await using database = await startEmbedded({ dir: place.dir })
    expect(database.owned).toBe(true)
    expect(await query(database.config, 'select * from kept')).toEqual([])
    expect(stranger.exitCode).toBeNull()
  } finally {
    stranger.kill()
  }
})

test('an empty lock file left by a crash does not stop the start', async () => {
  await using place = await dataFolder()
  const first = await startEmbedded({ dir: place.dir })
  await first.stop()
  const lock = path.join(first.home, 'data/postmaster.pid')
  await writeFile(lock, '')
  const longAgo = new Date(Date.now() - 60_000)
  await utimes(lock, longAgo, longAgo)
  await using database = await startEmbedded({ dir: place.dir })
  expect(database.owned).toBe(true)
})
