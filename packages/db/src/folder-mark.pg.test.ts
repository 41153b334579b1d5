import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openDatabase } from './connect.ts'
import { openPool } from './open-pool.ts'
import { LIVE_EPOCH, verifyEpoch } from './log-epoch.ts'
import { migrate } from './migrate.ts'
import { prepareFolderMark } from './folder-mark.ts'
import { startEmbedded } from './embedded.ts'
import { dataFolder } from './testing/data-folder.ts'
import { tempDir } from './testing/temp-dir.ts'

/** Opens the database of a data folder as a server does at its start, and returns its epoch. */
async function epochOf(dataDir: string): Promise<string> {
  await using database = await openDatabase({ dataDir })
  await database.migrate()
  await database.verifyLog()
  const { rows } = await sql<{ epoch: string }>`select ${sql.raw(LIVE_EPOCH)} as epoch`.execute(database.db)
  return rows[0]?.epoch ?? 'none'
}

/** Copies with owners, modes and times, and overwrites existing files. */
const copy = (from: string, to: string) => execFileSync('cp', ['-a', `${from}/.`, to])

test('keeps the epoch at starts, renews it for a copied folder, and returns to it with the original folder', async () => {
  // The temporary folder itself is the data folder: root's database account can't reach a subfolder.
  await using temp = await dataFolder()
  await using aside = await tempDir()
  const { dir } = temp
  const first = await epochOf(dir)
  expect(await epochOf(dir)).toBe(first)

  const backup = path.join(aside.dir, 'backup')
  copy(path.join(dir, 'postgres'), backup)
  expect(await epochOf(dir)).toBe(first)

  // The backup takes the place of a folder that was used since.
  await rename(path.join(dir, 'postgres'), path.join(aside.dir, 'original'))
  copy(backup, path.join(dir, 'postgres'))
  const second = await epochOf(dir)
  expect(second).not.toBe(first)
  expect(await epochOf(dir)).toBe(second)

  // The cluster's folder alone is exchanged.
  const cluster = path.join(dir, 'postgres/data')
  await rename(cluster, path.join(aside.dir, 'copied'))
  await rename(path.join(aside.dir, 'original/data'), cluster)
  expect(await epochOf(dir)).toBe(first)
})

test('renews the epoch when a backup is copied over the files of the folder', async () => {
  await using temp = await dataFolder()
  await using aside = await tempDir()
  const { dir } = temp
  const first = await epochOf(dir)
  const backup = path.join(aside.dir, 'backup')
  copy(path.join(dir, 'postgres'), backup)
  expect(await epochOf(dir)).toBe(first)
  const inode = () => statSync(path.join(dir, 'postgres/data/PG_VERSION')).ino
  const before = inode()
  copy(backup, path.join(dir, 'postgres'))
  // The files keep their inodes; only their contents are older.
  expect(inode()).toBe(before)
  expect(await epochOf(dir)).not.toBe(first)
})

test('keeps the epoch when the database is killed', async () => {
  await using temp = await dataFolder()
  const first = await epochOf(temp.dir)
  await using embedded = await startEmbedded({ dir: temp.dir })
  await using db = openPool(embedded.config)
  const folder = () => prepareFolderMark(embedded)
  expect(await verifyEpoch(db, { folder })).toBe(first)
  const { pid } = embedded
  process.kill(pid, 'SIGKILL')
  while (embedded.pid === pid) await pause(20)
  expect(await verifyEpoch(db, { folder })).toBe(first)
})

test('keeps the epoch when a process is killed before or after it puts the mark', async () => {
  await using temp = await dataFolder()
  await using embedded = await startEmbedded({ dir: temp.dir })
  await using db = openPool(embedded.config)
  await migrate(db)
  const folder = () => prepareFolderMark(embedded)
  expect(await verifyEpoch(db, { folder, fresh: 'first' })).toBe('first')
  const killed = async (when: 'before' | 'after') => {
    const mark = await prepareFolderMark(embedded)
    const put = async () => {
      if (when === 'after') await mark.put()
      throw new Error('killed')
    }
    return verifyEpoch(db, { folder: () => Promise.resolve({ ...mark, put }), fresh: when })
  }
  for (const when of ['before', 'after', 'after', 'before'] as const) {
    await expect(killed(when)).rejects.toThrow('killed')
    expect(await verifyEpoch(db, { folder, fresh: 'x' })).toBe('first')
  }
  const left = (await readdir(embedded.clusterDir)).filter((name) => name.startsWith('taskwire-mark'))
  expect(left).toEqual(['taskwire-mark'])
  // Several processes check at once, each with its own mark.
  const together = Array.from({ length: 4 }, () => verifyEpoch(db, { folder, fresh: 'y' }))
  expect(new Set(await Promise.all(together))).toEqual(new Set(['first']))
  expect(await verifyEpoch(db, { folder, fresh: 'z' })).toBe('first')
  await rm(path.join(embedded.clusterDir, 'taskwire-mark'))
  expect(await verifyEpoch(db, { folder, fresh: 'lost' })).toBe('lost')
})
