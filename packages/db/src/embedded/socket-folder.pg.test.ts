import { chmodSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { socketFolder } from './socket-folder.ts'
import { startEmbedded } from './start-embedded.ts'
import { tempDir } from '../testing/temp-dir.ts'
import { query } from './testing/report.ts'

test('a path too long for a socket moves the socket to a short, private folder', async () => {
  await using place = await tempDir()
  chmodSync(place.dir, 0o755)
  await using database = await startEmbedded({ dir: path.join(place.dir, 'long'.repeat(40)) })
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

test('a folder that others could have put there is refused', async () => {
  await using place = await tempDir()
  const long = path.join(place.dir, 'long'.repeat(40))
  const home = { path: long, cluster: path.join(long, 'data'), account: undefined }
  const folder = await socketFolder(home)
  try {
    expect(await socketFolder(home)).toBe(folder)
    rmSync(folder, { recursive: true })
    mkdirSync(folder, { mode: 0o755 })
    await expect(socketFolder(home)).rejects.toThrow(/belongs to somebody else; set DATABASE_URL/)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
