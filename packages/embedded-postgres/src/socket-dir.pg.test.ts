import { chmodSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openSocketDir } from './socket-dir.ts'
import { startEmbeddedPostgres } from './start.ts'
import { tempDir } from './testing/temp-dir.ts'
import { query } from './testing/report.ts'

test('puts the socket of a long path into a short, private folder', async () => {
  await using temp = await tempDir()
  chmodSync(temp.dir, 0o755)
  await using database = await startEmbeddedPostgres({ dir: path.join(temp.dir, 'long'.repeat(40)) })
  const { host } = database.config
  try {
    expect(path.dirname(host)).toBe(tmpdir())
    expect(statSync(host).mode & 0o777).toBe(0o700)
    expect(await query(database.config, 'select 1 as one')).toEqual([{ one: 1 }])
  } finally {
    await database.stop()
    rmSync(host, { recursive: true, force: true })
  }
})

test('refuses a socket folder that another account could have made', async () => {
  await using temp = await tempDir()
  const long = path.join(temp.dir, 'long'.repeat(40))
  const databaseDir = { path: long, clusterDir: path.join(long, 'data'), account: undefined }
  const folder = await openSocketDir(databaseDir)
  try {
    expect(await openSocketDir(databaseDir)).toBe(folder)
    rmSync(folder, { recursive: true })
    mkdirSync(folder, { mode: 0o755 })
    await expect(openSocketDir(databaseDir)).rejects.toThrow(/belongs to somebody else\.$/)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
