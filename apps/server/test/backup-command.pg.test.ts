import { readdir, readFile, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { copyFolder, createTestDatabase, dataFolder, tempDir, type TempDir } from '@taskwire/db/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, listTasks, signUp } from './harness/client.ts'
import { startServer } from './harness/server.ts'
import { sql } from './harness/sql.ts'
import { taskwire } from './harness/taskwire.ts'

// Made once and copied.
let filled: TempDir & { readonly token: string }
beforeAll(async () => {
  const place = await dataFolder()
  await using server = await startServer({ env: { DATA_DIR: place.dir } })
  const { token } = await signUp(server.origin)
  await call(server.origin, 'POST', '/api/tasks', { token, body: { title: 'kept' } })
  server.child.kill('SIGTERM')
  await server.ended
  filled = { ...place, token }
})
afterAll(() => filled[Symbol.asyncDispose]())

/** A folder whose account has a task. */
async function filledFolder() {
  const place = await tempDir()
  await copyFolder(filled.dir, place.dir)
  return { ...place, token: filled.token }
}

async function emptyDatabase() {
  const database = await createTestDatabase()
  await sql(database.db, 'drop schema public cascade')
  await sql(database.db, 'create schema public')
  return database
}

test('beside the running server: a backup is restored into a new folder, and moving is refused', async () => {
  await using place = await filledFolder()
  const { token } = place
  await using other = await tempDir()
  await using target = await tempDir()
  const env = { DATA_DIR: place.dir }
  const file = path.join(other.dir, 'taskwire.backup')
  await using _server = await startServer({ env })
  const made = await taskwire(env, 'backup', file, '--with-secret')
  expect(made).toEqual({
    code: 0,
    out: expect.stringMatching(/^users\t1 row$[^]*^tasks\t1 row$[^]*Wrote .+, with the token secret\.\n$/m),
    err: '',
  })
  expect(await taskwire(env, 'backup', file)).toEqual({
    code: 1,
    out: '',
    err: `${file} exists already: choose another name, or add --force to replace it.\n`,
  })
  expect(await taskwire(env, 'restore', file)).toEqual({
    code: 1,
    out: '',
    err: 'The database is not empty: users has rows. Use an empty one; nothing was written.\n',
  })
  await using database = await emptyDatabase()
  expect(await taskwire(env, 'move-to', database.url)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^The local database is in use: stop/),
  })
  expect(await sql(database.db, `select from pg_class where relname = 'users'`)).toEqual([])

  const folder = target.dir
  const restored = await taskwire(env, 'restore', file, '--into', folder, '--json')
  expect([restored.code, restored.err]).toEqual([0, ''])
  expect(JSON.parse(restored.out)).toMatchObject({
    into: folder,
    tables: expect.arrayContaining([{ table: 'tasks', rows: 1 }]),
  })
  await using next = await startServer({ env: { DATA_DIR: folder } })
  // The token still works, because the secret was in the backup.
  expect((await listTasks(next.origin, token)).map(({ title }) => title)).toEqual(['kept'])
})

test('a backup without the secret leaves it out; a broken file makes no folder', async () => {
  await using place = await filledFolder()
  await using other = await tempDir()
  await using target = await tempDir()
  const env = { DATA_DIR: place.dir }
  const file = path.join(other.dir, 'taskwire.backup')
  expect(await taskwire(env, 'backup', file)).toMatchObject({ code: 0 })
  const secret = (await readFile(path.join(place.dir, 'token-secret'), 'utf8')).trim()
  expect((await readFile(file)).includes(secret)).toBe(false)
  const restored = await taskwire(env, 'restore', file, '--into', target.dir)
  expect(restored).toMatchObject({ code: 0, err: expect.stringContaining('no token secret') })
  expect(await readdir(target.dir)).toEqual(['postgres'])

  await truncate(file, 500)
  const broken = await taskwire(env, 'restore', file, '--into', path.join(other.dir, 'third'))
  expect(broken).toMatchObject({ code: 1, out: '', err: expect.stringContaining('is no whole backup') })
  expect(await taskwire(env, 'restore', path.join(other.dir, 'missing'))).toMatchObject({
    code: 1,
    err: expect.stringContaining('ENOENT'),
  })
  expect(await readdir(other.dir)).toEqual(['taskwire.backup'])
})

test('a secret in the way or in the settings is not replaced', async () => {
  await using place = await filledFolder()
  await using other = await tempDir()
  const file = path.join(other.dir, 'taskwire.backup')
  const settings = { DATA_DIR: place.dir, TOKEN_SECRET: 'a long secret of the settings, 32 letters' }
  expect(await taskwire(settings, 'backup', file, '--with-secret')).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^TOKEN_SECRET is set.* Nothing was written\.\n$/),
  })
  expect(await readdir(other.dir)).toEqual([])
  await taskwire({ DATA_DIR: place.dir }, 'backup', file, '--with-secret')
  const own = 'another-secret-of-this-folder-long-enough'
  await writeFile(path.join(other.dir, 'token-secret'), own)
  expect(await taskwire({ DATA_DIR: other.dir }, 'restore', file)).toMatchObject({
    code: 1,
    err: expect.stringContaining('differs from the secret in the backup: move it away'),
  })
  expect((await readdir(other.dir)).toSorted()).toEqual(['taskwire.backup', 'token-secret'])
  expect(await readFile(path.join(other.dir, 'token-secret'), 'utf8')).toBe(own)
})

test('moves everything from the local database to a given one, while no server runs', async () => {
  await using place = await filledFolder()
  await using database = await emptyDatabase()
  const env = { DATA_DIR: place.dir }
  const moved = await taskwire(env, 'move-to', database.url)
  expect(moved).toEqual({
    code: 0,
    out: expect.stringMatching(/^tasks\t1 row$[^]*All counts agree\./m),
    err: '',
  })
  expect(await taskwire(env, 'move-to', database.url)).toMatchObject({
    code: 1,
    err: expect.stringContaining('The database is not empty'),
  })
  await using server = await startServer({ env: { ...env, DATABASE_URL: database.url } })
  expect((await listTasks(server.origin, place.token)).map(({ title }) => title)).toEqual(['kept'])
  expect(await taskwire({ ...env, DATABASE_URL: database.url }, 'move-to', database.url)).toMatchObject({
    code: 1,
    err: expect.stringContaining('use backup and restore'),
  })
  const away = 'postgres://somebody:canary-7431@localhost:1/taskwire'
  const unreachable = await taskwire(env, 'move-to', away)
  expect(unreachable).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^The given database cannot be used: .*ECONNREFUSED/),
  })
  expect(unreachable.err).not.toContain('canary')
})
