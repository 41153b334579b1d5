import path from 'node:path'
import { expect, test } from 'vitest'
import { startEmbeddedPostgres } from './start.ts'
import { tempDir } from './testing/temp-dir.ts'
import { allGone, until } from './testing/processes.ts'
import { query, type Report } from './testing/report.ts'
import { runScript } from './testing/script.ts'

test('shares one postmaster among processes that start at once on an empty folder', async () => {
  await using temp = await tempDir()
  await using first = runScript('hold.ts', [temp.dir])
  await using second = runScript('hold.ts', [temp.dir])
  await using third = runScript('hold.ts', [temp.dir])
  const scripts = [first, second, third]
  const reports = await Promise.all(scripts.map((script) => script.report()))

  expect(reports.filter(({ owned }) => owned)).toHaveLength(1)
  expect(new Set(reports.map(({ pid }) => pid)).size).toBe(1)
  const [report] = reports as [Report]
  await query(report.config, 'create table shared (number int)')

  // A process that only joined ends; the database stays.
  const guest = scripts[reports.findIndex(({ owned }) => !owned)]
  guest?.signal('SIGINT')
  expect(await guest?.line()).toBe('drained')
  await guest?.ended
  await query(report.config, 'insert into shared values (1)')

  // The owner dies, and one of the others takes over on the same socket.
  const owner = scripts[reports.findIndex(({ owned }) => owned)]
  const heir = scripts.find((script) => script !== owner && script !== guest)
  const killed = performance.now()
  owner?.signal('SIGKILL')
  let heirs = report
  await until(async () => {
    heir?.send('report')
    heirs = (await heir?.report()) ?? heirs
    return heirs.owned
  })
  console.info(`taken over ${Math.round(performance.now() - killed)} ms after the owner was killed`)
  expect(await query(report.config, 'select number from shared')).toEqual([{ number: 1 }])

  heir?.signal('SIGINT')
  await heir?.ended
  expect(allGone(path.join(heirs.databaseDir, 'data'), heirs.pid)).toBe(true)
})

test('has exactly one owner after starts at the same moment on an existing cluster', async () => {
  await using temp = await tempDir()
  await (await startEmbeddedPostgres({ dir: temp.dir })).stop()
  for (let round = 1; round <= 5; round++) {
    const databases = await Promise.all(
      Array.from({ length: 4 }, () => startEmbeddedPostgres({ dir: temp.dir })),
    )
    const owners = databases.filter(({ owned }) => owned)
    const pids = new Set(databases.map(({ pid }) => pid))
    // The joined ones stop first: they would take over from an owner that stops.
    await Promise.all(databases.filter(({ owned }) => !owned).map((database) => database.stop()))
    await Promise.all(owners.map((database) => database.stop()))
    expect(owners).toHaveLength(1)
    expect(pids.size).toBe(1)
  }
})
