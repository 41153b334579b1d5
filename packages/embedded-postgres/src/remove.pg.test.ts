import { mkdir, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { removeEmbeddedPostgres } from './remove.ts'
import { startEmbeddedPostgres } from './start.ts'
import { asRoot, databaseAccount } from './testing/accounts.ts'
import { tempDir } from './testing/temp-dir.ts'

test('removes a stopped database and nothing else of its data folder', async () => {
  await using temp = await tempDir()
  const database = await startEmbeddedPostgres({ dir: temp.dir })
  await writeFile(path.join(temp.dir, 'notes.txt'), 'mine')
  await expect(removeEmbeddedPostgres(temp.dir)).rejects.toThrow('is running')
  await database.stop()
  expect(await removeEmbeddedPostgres(temp.dir)).toBe(true)
  expect(await readdir(temp.dir)).toEqual(['notes.txt'])
  expect(await removeEmbeddedPostgres(temp.dir)).toBe(false)
})

test('refuses a folder that it did not make', async () => {
  await using temp = await tempDir()
  const foreign = path.join(temp.dir, 'postgres/data')
  await mkdir(foreign, { recursive: true })
  await writeFile(path.join(foreign, 'postmaster.opts'), '/usr/bin/postgres "-D" "/srv/data"\n')
  await expect(removeEmbeddedPostgres(temp.dir)).rejects.toThrow('is not an embedded database')
  expect(await readdir(foreign)).toEqual(['postmaster.opts'])
})

test.runIf(asRoot && databaseAccount)('removes the database from its fallback folder', async () => {
  await using closed = await tempDir()
  await using fallback = await tempDir(databaseAccount)
  const dir = path.join(closed.dir, 'project')
  await using database = await startEmbeddedPostgres({ dir, user: 'ada', fallbackDir: fallback.dir })
  expect(database.config.user).toBe('ada')
  expect(path.dirname(database.databaseDir)).toBe(fallback.dir)
  await database.stop()
  expect(await removeEmbeddedPostgres(dir, { fallbackDir: fallback.dir })).toBe(true)
  expect(await readdir(fallback.dir)).toEqual([])
})
