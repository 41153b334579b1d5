import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { startEmbeddedPostgres } from './start.ts'
import { tempDir } from './testing/temp-dir.ts'
import { allGone, processesIn, until } from './testing/processes.ts'
import { query } from './testing/report.ts'
import { runScript } from './testing/script.ts'

const linux = process.platform === 'linux'

test('turns an empty folder into a durable, private PostgreSQL 18 that starts quickly the next time', async () => {
  await using temp = await tempDir()
  const first = performance.now()
  const database = await startEmbeddedPostgres({ dir: temp.dir })
  console.info(`first start ${Math.round(performance.now() - first)} ms`)
  expect(database.owned).toBe(true)

  const [settings] = await query(
    database.config,
    `select current_setting('server_version_num')::int / 10000 as major, current_setting('fsync') as fsync,
            current_setting('synchronous_commit') as synchronous_commit, current_setting('listen_addresses') as tcp,
            current_setting('full_page_writes') as full_page_writes, current_setting('data_checksums') as checksums,
            getdatabaseencoding() as encoding, lower('É') as lower`,
  )
  expect(settings).toEqual({
    major: 18,
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    checksums: 'on',
    tcp: '',
    encoding: 'UTF8',
    lower: 'é',
  })
  const socket = statSync(path.join(database.config.host, '.s.PGSQL.5432'))
  expect(socket.isSocket()).toBe(true)
  expect(socket.mode & 0o777).toBe(0o700)

  const kilobytes = Number.parseInt(
    execFileSync('du', ['-sk', database.databaseDir], { encoding: 'utf8' }),
    10,
  )
  console.info(`${Math.round(kilobytes / 1024)} MB of data`)
  expect(kilobytes).toBeLessThan(100 * 1024)
  if (linux) {
    const memory = proportionalMemory(processesIn(path.join(database.databaseDir, 'data')))
    console.info(`${Math.round(memory / 1024)} MB of memory`)
    expect(memory).toBeLessThan(100 * 1024)
  }
  await database.stop()

  const warm = performance.now()
  await using again = await startEmbeddedPostgres({ dir: temp.dir })
  console.info(`warm start ${Math.round(performance.now() - warm)} ms`)
  expect(again.config).toEqual(database.config)
})

test('applies settings, and reports a wrong one with the output of the server', async () => {
  await using temp = await tempDir()
  await using database = await startEmbeddedPostgres({
    dir: temp.dir,
    settings: { fsync: 'off', max_connections: 7 },
  })
  const [row] = await query(
    database.config,
    `select current_setting('fsync') || current_setting('max_connections') as set`,
  )
  expect(row).toEqual({ set: 'off7' })
  await database.stop()
  await expect(
    startEmbeddedPostgres({ dir: temp.dir, settings: { max_connections: 'many' } }),
  ).rejects.toThrow(/did not start:[^]*max_connections/)
})

test('lets a program end, and ends with it', async () => {
  await using temp = await tempDir()
  await using script = runScript('return.ts', [temp.dir])
  const { databaseDir, pid } = await script.report()
  expect(await script.ended).toEqual([0, null])
  await until(() => allGone(path.join(databaseDir, 'data'), pid))
  await using database = await startEmbeddedPostgres({ dir: temp.dir })
  expect(database.owned).toBe(true)
  expect(database.databaseDir).toBe(databaseDir)
})

/** Kilobytes. Counts memory that several processes share once. */
function proportionalMemory(pids: number[]): number {
  const rollups = pids.map((pid) => readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))
  return rollups.reduce((sum, rollup) => sum + Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0), 0)
}
