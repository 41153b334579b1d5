import path from 'node:path'
import { expect, test } from 'vitest'
import { startEmbedded } from './start-embedded.ts'
import { dataFolder } from '../testing/data-folder.ts'
import { tempDir } from '../testing/temp-dir.ts'
import { allGone, until } from './testing/processes.ts'
import { query, type Report } from './testing/report.ts'
import { runScript } from './testing/script.ts'

test('processes that start at once on an empty folder share one postmaster', async () => {
  await using place = await tempDir()
  await using first = runScript('hold.ts', [place.dir])
  await using second = runScript('hold.ts', [place.dir])
  await using third = runScript('hold.ts', [place.dir])
  const scripts = [first, second, third]
  const reports = await Promise.all(scripts.map((script) => script.report()))

  expect(reports.filter(({ owned }) => owned)).toHaveLength(1)
  expect(new Set(reports.map(({ pid }) => pid)).size).toBe(1)
  const [report] = reports as [Report]
  await query(report.config, 'create table shared (number int)')

  // One that only joined may leave; the database stays.
  const guest = scripts[reports.findIndex(({ owned }) => !owned)]
  guest?.signal('SIGINT')
  expect(await guest?.line()).toBe('drained')
  await guest?.ended
  await query(report.config, 'insert into shared values (1)')

  // The owner dies: one of the rest takes over, under the same address.
  const owner = scripts[reports.findIndex(({ owned }) => owned)]
  const heir = scripts.find((script) => script !== owner && script !== guest)
  const killed = performance.now()
  owner?.signal('SIGKILL')
  let heirs = report
  await until(async () => {
    heir?.say('report')
    heirs = (await heir?.report()) ?? heirs
    return heirs.owned
  })
  console.info(`taken over ${Math.round(performance.now() - killed)} ms after the owner was killed`)
  expect(await query(report.config, 'select number from shared')).toEqual([{ number: 1 }])

  heir?.signal('SIGINT')
  await heir?.ended
  expect(allGone(path.join(heirs.home, 'data'), heirs.pid)).toBe(true)
})

test('launches at the same moment on an existing cluster: one wins, and exactly one knows it has', async () => {
  await using place = await dataFolder()
  await (await startEmbedded({ dir: place.dir })).stop()
  for (let round = 1; round <= 5; round++) {
    const databases = await Promise.all(Array.from({ length: 4 }, () => startEmbedded({ dir: place.dir })))
    const owners = databases.filter(({ owned }) => owned)
    const pids = new Set(databases.map(({ pid }) => pid))
    // Those that joined leave first: they would take over from an owner that stops.
    await Promise.all(databases.filter(({ owned }) => !owned).map((database) => database.stop()))
    await Promise.all(owners.map((database) => database.stop()))
    expect(owners).toHaveLength(1)
    expect(pids.size).toBe(1)
  }
})
