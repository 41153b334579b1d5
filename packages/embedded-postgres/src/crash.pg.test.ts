import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Pool } from 'pg'
import { expect, test } from 'vitest'
import { isAlive } from './pid-file.ts'
import { startEmbeddedPostgres } from './start.ts'
import { tempDir } from './testing/temp-dir.ts'
import { allGone, until } from './testing/processes.ts'
import { query } from './testing/report.ts'
import { runScript } from './testing/script.ts'

test('stops the database and loses no acknowledged row when its process is killed', async () => {
  await using temp = await tempDir()
  await using script = runScript('write.ts', [temp.dir])
  const { pid, databaseDir } = await script.report()
  let acknowledged = 0
  while (acknowledged < 200) acknowledged = Number(await script.line())
  script.signal('SIGKILL')
  for (let line = await script.line(); line; line = await script.line()) acknowledged = Number(line)
  await script.ended

  const killed = performance.now()
  await until(() => allGone(path.join(databaseDir, 'data'), pid))
  const ended = performance.now()
  await using database = await startEmbeddedPostgres({ dir: temp.dir })
  console.info(
    `ended ${Math.round(ended - killed)} ms after the kill, next start ${Math.round(performance.now() - ended)} ms`,
  )
  const [row] = await query(database.config, 'select count(*)::int as rows, max(number) as last from written')
  expect(row?.['last']).toBeGreaterThanOrEqual(acknowledged)
  expect(row?.['rows']).toBe(row?.['last'])
})

test('stops the database of a killed process whose child still runs', async () => {
  await using temp = await tempDir()
  await using script = runScript('hold.ts', [temp.dir])
  const { pid, databaseDir } = await script.report()
  script.send('bystander')
  const bystander = (await script.report()).pid
  script.signal('SIGKILL')
  await until(() => allGone(path.join(databaseDir, 'data'), pid))
  expect(isAlive(bystander)).toBe(true)
  process.kill(bystander)
})

test('restarts a killed postmaster: a pool reconnects and finds every acknowledged row', async () => {
  await using temp = await tempDir()
  const log: string[] = []
  await using database = await startEmbeddedPostgres({ dir: temp.dir, log: (line) => log.push(line) })
  const before = { ...database.config, pid: database.pid }
  await using pool = open(database.config)
  await pool.query('create table written (number int primary key)')
  for (const round of [1, 2]) {
    await Promise.all(
      Array.from({ length: 50 }, (_, i) => pool.query('insert into written values ($1)', [round * 100 + i])),
    )
    const { pid } = database
    const killed = performance.now()
    process.kill(pid, 'SIGKILL')
    await until(() => database.pid !== pid)
    const { rows } = await pool.query('select count(*)::int as rows from written')
    console.info(`running again ${Math.round(performance.now() - killed)} ms after the kill`)
    expect(rows).toEqual([{ rows: round * 50 }])
  }
  expect({ ...database.config, pid: before.pid }).toEqual(before)
  expect(database.owned).toBe(true)
  expect(log).toContain('The embedded database ended unexpectedly: starting it again.')
})

test('leaves no process when it is stopped during the restart after a crash', async () => {
  await using temp = await tempDir()
  const log: string[] = []
  for (const moment of [0, 30, 80, 120]) {
    const database = await startEmbeddedPostgres({ dir: temp.dir, log: (line) => log.push(line) })
    const { pid } = database
    process.kill(pid, 'SIGKILL')
    await pause(moment)
    await database.stop()
    await database.stop()
    const said = log.length
    await pause(150)
    expect(log.slice(said)).toEqual([])
    expect(allGone(path.join(database.databaseDir, 'data'), database.pid)).toBe(true)
  }
})

function open(config: ConstructorParameters<typeof Pool>[0]) {
  const pool = new Pool(config)
  pool.on('error', () => {}) // idle connections break when the server is killed
  return Object.assign(pool, { [Symbol.asyncDispose]: () => pool.end() })
}
