import { readdir } from 'node:fs/promises'
import { openDatabase } from '@taskwire/db'
import { createTestDatabase, dataFolder, tempDir } from '@taskwire/db/testing'
import { expect, test } from 'vitest'
import { seed } from '../src/commands/seed-demo.ts'
import { describeFailure } from '../src/describe-failure.ts'
import { readEnv, secretsIn } from '../src/env.ts'
import { sql } from './harness/sql.ts'
import { call, signUp } from './harness/client.ts'
import { runToEnd } from './harness/process.ts'
import { startServer } from './harness/server.ts'
import { taskwire } from './harness/taskwire.ts'

async function emptyDatabase() {
  const database = await createTestDatabase()
  await sql(database.db, 'drop schema public cascade')
  await sql(database.db, 'create schema public')
  return database
}

/** What the server and each command print when they fail. Only the server runs in a process of its own. */
const runners: readonly ((env: Record<string, string>) => Promise<string>)[] = [
  async (env) => {
    const result = await runToEnd('main.ts', { env: { ...env, PORT: '0', LOG_LEVEL: 'silent' } })
    expect(result).toMatchObject({ code: 1, out: '' })
    return result.err.replace('Taskwire could not start. ', '')
  },
  async (env) => {
    const result = await taskwire(env, 'migrate')
    expect(result).toMatchObject({ code: 1, out: '' })
    return result.err
  },
  async (env) => {
    const settings = readEnv(env)
    const failure = await seed(settings, { large: false }).catch((error: unknown) => error)
    return `${describeFailure(failure, secretsIn(settings))}\n`
  },
]

test('a server refuses a database that lacks migrations and names the command that applies them', async () => {
  await using database = await emptyDatabase()
  await using place = await tempDir()
  const env = { DATABASE_URL: database.url, DATA_DIR: place.dir }
  const refused = await runToEnd('main.ts', { env: { ...env, PORT: '0' } })
  expect(refused.code).toBe(1)
  expect(refused.err).toMatch(
    /^Taskwire could not start\. The database lacks 0001-[\w-]+.*Run `pnpm migrate` with the same DATABASE_URL first\.\n$/,
  )

  const migrated = await runToEnd('commands/migrate.ts', { env })
  expect(migrated).toMatchObject({ code: 0, err: '' })
  expect(migrated.out).toContain('0001-accounts-and-tasks')
  expect(await runToEnd('commands/migrate.ts', { env })).toEqual({
    code: 0,
    out: 'The database is up to date.\n',
    err: '',
  })

  await using server = await startServer({ env })
  expect(server.readyLine).toContain('data in the database of DATABASE_URL')
  const { token } = await signUp(server.origin)
  expect((await call(server.origin, 'POST', '/api/tasks', { token, body: { title: 'kept' } })).status).toBe(
    201,
  )
})

test('migrates the local database', async () => {
  await using place = await tempDir()
  const migrated = await taskwire({ DATA_DIR: place.dir }, 'migrate')
  expect(migrated).toMatchObject({ code: 0, err: '' })
})

test('without their database server and commands fail with one sentence without the password', async () => {
  await using place = await tempDir()
  const DATABASE_URL = 'postgres://somebody:canary-7431@localhost:1/taskwire'
  const env = { DATABASE_URL, DATA_DIR: place.dir, PORT: '0' }
  for (const run of runners) {
    const began = performance.now()
    const failure = await run(env)
    expect(failure).toMatch(/The database of DATABASE_URL does not answer: [^\n]*ECONNREFUSED[^\n]*\.\n$/)
    expect(failure.split('\n')).toHaveLength(2)
    expect(failure).not.toContain('canary')
    expect(performance.now() - began).toBeLessThan(30_000)
  }
})

test('an older version refuses a newer schema with one sentence', async () => {
  await using database = await createTestDatabase()
  await using place = await dataFolder()
  await sql(database.db, `insert into kysely_migration values ('9999-from-the-future', now()::text)`)
  {
    await using local = await openDatabase({ dataDir: place.dir })
    await sql(local.db, `insert into kysely_migration values ('9999-from-the-future', now()::text)`)
  }
  const refusal =
    'The database has the migration 9999-from-the-future, which this version of Taskwire does not know: start the version that made it, or a newer one.\n'
  for (const env of [{ DATABASE_URL: database.url, DATA_DIR: place.dir }, { DATA_DIR: place.dir }])
    for (const run of runners) expect(await run(env)).toBe(refusal)
})

test('prints a failed migration with its cause', async () => {
  await using database = await emptyDatabase()
  await sql(database.db, 'create table users (id int)')
  await using place = await tempDir()
  const env = { DATABASE_URL: database.url, DATA_DIR: place.dir }
  expect(await runToEnd('commands/migrate.ts', { env })).toMatchObject({
    code: 1,
    err: 'A migration failed; nothing of it was kept: relation "users" already exists (42P07)\n',
  })
})

const commands = [
  ['main', 'pnpm start'],
  ['commands/start', 'pnpm start'],
  ['commands/dev', 'pnpm dev'],
  ['commands/migrate', 'pnpm migrate'],
  ['commands/seed', 'pnpm seed'],
  ['commands/reset', 'pnpm reset [--yes]'],
] as const

test.each(commands)('%s validates its arguments before it does anything', async (name, call) => {
  await using place = await tempDir()
  const env = { DATA_DIR: place.dir }
  const [help, refused] = await Promise.all([
    runToEnd(`${name}.ts`, { env, args: ['--help'] }),
    runToEnd(`${name}.ts`, { env, args: ['--force'] }),
  ])
  expect(help).toEqual({ code: 0, out: expect.stringContaining(`Usage: ${call}`), err: '' })
  expect(refused).toEqual({
    code: 2,
    out: '',
    err: expect.stringMatching(/^This command takes .+; --help shows how to call it\.\n$/),
  })
  expect(await readdir(place.dir)).toEqual([])
})
