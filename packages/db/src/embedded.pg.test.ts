import { chmod, mkdir, mkdtempDisposable, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from './connect.ts'
import { startEmbedded } from './embedded.ts'

test('suggests DATABASE_URL when the embedded database cannot run', async () => {
  await using temp = await mkdtempDisposable(path.join(tmpdir(), 'taskwire-db-'))
  const clusterDir = path.join(temp.path, 'postgres/data')
  await chmod(temp.path, 0o755)
  await mkdir(clusterDir, { recursive: true })
  await writeFile(path.join(clusterDir, 'PG_VERSION'), '17\n')
  await expect(openDatabase({ dataDir: temp.path })).rejects.toThrow(
    /was made by PostgreSQL 17, and the embedded database is PostgreSQL 18; set DATABASE_URL to use a PostgreSQL server instead\.$/,
  )
})

test('keeps the names that existing installations have', async () => {
  await using temp = await mkdtempDisposable(path.join(tmpdir(), 'taskwire-db-'))
  await using embedded = await startEmbedded({ dir: temp.path })
  expect(embedded.config).toMatchObject({ user: 'taskwire', database: 'postgres' })
  expect(embedded.clusterDir).toBe(path.join(temp.path, 'postgres/data'))
})
