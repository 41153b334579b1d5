import { execFileSync } from 'node:child_process'
import { readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { openDatabase, type Db } from '@taskwire/db'
import { createTestDatabase, dataFolder, tempDir } from '@taskwire/db/testing'
import type { ChangePage } from '@taskwire/domain'
import { expect, test } from 'vitest'
import { call, signUp, type TaskBody } from './harness/client.ts'
import { processesIn, waitUntil } from './harness/postmaster.ts'
import { startServer } from './harness/server.ts'
import { sql } from './harness/sql.ts'
import { taskwire } from './harness/taskwire.ts'

/** What a client remembers of a task and its log. */
interface Memory {
  readonly task: TaskBody
  readonly tag: string
  readonly listTag: string
  readonly cursor: string
}

async function memoryOf(origin: string, token: string, id: string): Promise<Memory> {
  const get = (target: string) => call(origin, 'GET', target, { token })
  const task = await get(`/api/tasks/${id}`)
  const list = await get('/api/tasks')
  const changes = await get('/api/tasks/changes')
  return {
    task: task.body as TaskBody,
    tag: task.headers.get('etag') ?? '',
    listTag: list.headers.get('etag') ?? '',
    cursor: (changes.body as ChangePage).cursor,
  }
}

async function send(
  origin: string,
  token: string,
  method: string,
  target: string,
  headers: object,
  body?: object,
) {
  const response = await fetch(`${origin}${target}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return {
    status: response.status,
    body: (await response.json().catch(() => null)) as Record<string, unknown>,
  }
}

const statuses = async (origin: string, token: string, { task, tag, listTag, cursor }: Memory) => ({
  task: (await send(origin, token, 'GET', `/api/tasks/${task.id}`, { 'if-none-match': tag })).status,
  list: (await send(origin, token, 'GET', '/api/tasks', { 'if-none-match': listTag })).status,
  reset: (await send(origin, token, 'GET', `/api/tasks/changes?cursor=${cursor}`, {})).body['reset'],
})

const held = { task: 304, list: 304, reset: false }
const foreign = { task: 200, list: 200, reset: true }

/** Nothing that a client remembers of the lost history changes a task of the restored one. */
async function expectRefused(origin: string, token: string, { task, tag }: Memory): Promise<void> {
  const target = `/api/tasks/${task.id}`
  const body = { title: 'overwritten' }
  for (const etag of [tag, `"${task.revision}"`]) {
    expect((await send(origin, token, 'PUT', target, { 'if-match': etag }, body)).status, etag).toBe(412)
    expect((await send(origin, token, 'DELETE', target, { 'if-match': etag })).status, etag).toBe(412)
    expect((await send(origin, token, 'GET', target, { 'if-none-match': etag })).status, etag).toBe(200)
  }
  const conditions = [
    { expected_revision: task.revision, epoch: tag.slice(1, -1).split('.')[0] },
    { expected_revision: task.revision },
    { base_revision: task.revision },
  ]
  for (const condition of conditions) {
    const answer = await send(
      origin,
      token,
      'POST',
      '/trpc/tasks.update',
      {},
      { id: task.id, ...body, ...condition },
    )
    expect([answer.status, JSON.stringify(answer.body)], JSON.stringify(condition)).toEqual([
      409,
      expect.stringContaining('"error_code":"REVISION_CONFLICT"'),
    ])
  }
  expect((await call(origin, 'GET', target, { token })).body).toMatchObject({ title: 'after the restore' })
}

const update = (origin: string, token: string, id: string, title: string) =>
  call(origin, 'PUT', `/api/tasks/${id}`, { token, body: { title } })

async function makeTask(origin: string, token: string): Promise<string> {
  const { body } = await call(origin, 'POST', '/api/tasks', { token, body: { title: 'first' } })
  return (body as TaskBody).id
}

test('a copied data folder: starts, stops and kills keep cursors and tags, restoring the copy renews them', async () => {
  await using place = await dataFolder()
  await using backup = await tempDir()
  const env = { DATA_DIR: place.dir }
  const stop = async (server: Awaited<ReturnType<typeof startServer>>, signal: NodeJS.Signals) => {
    server.child.kill(signal)
    await server.ended
    await waitUntil(() => processesIn(place.dir).length === 0)
  }
  const first = await startServer({ env })
  const { token } = await signUp(first.origin)
  const id = await makeTask(first.origin, token)
  const early = await memoryOf(first.origin, token, id)
  await stop(first, 'SIGTERM')
  execFileSync('cp', ['-a', `${place.dir}/.`, backup.dir])

  const second = await startServer({ env })
  expect(await statuses(second.origin, token, early)).toEqual(held)
  await update(second.origin, token, id, 'lost')
  const lost = await memoryOf(second.origin, token, id)
  await stop(second, 'SIGKILL')
  const third = await startServer({ env })
  expect(await statuses(third.origin, token, lost)).toEqual(held)
  await stop(third, 'SIGTERM')

  for (const name of readdirSync(place.dir)) rmSync(path.join(place.dir, name), { recursive: true })
  execFileSync('cp', ['-a', `${backup.dir}/.`, place.dir])
  await using restored = await startServer({ env })
  const { origin } = restored
  expect(await statuses(origin, token, early)).toEqual(foreign)
  await update(origin, token, id, 'after the restore')
  expect(await statuses(origin, token, lost)).toEqual(foreign)
  await expectRefused(origin, token, lost)
  expect(await statuses(origin, token, await memoryOf(origin, token, id))).toEqual(held)

  // A copy that can't be told from its original, such as a snapshot of the volume: renewed by hand, beside the
  // server.
  const before = await memoryOf(origin, token, id)
  const waiting = send(origin, token, 'GET', `/api/tasks/changes?wait=30&cursor=${before.cursor}`, {})
  const renewed = await taskwire(env, 'log', 'renew')
  expect(renewed).toMatchObject({ code: 0, err: '', out: expect.stringContaining('new epoch') })
  expect((await waiting).body['reset']).toBe(true)
  expect(await statuses(origin, token, before)).toEqual(foreign)
  const target = `/api/tasks/${id}`
  const refused = await send(origin, token, 'PUT', target, { 'if-match': before.tag }, { title: 'x' })
  expect(refused.status).toBe(412)
})

test('`log renew` without a server', async () => {
  await using place = await dataFolder()
  const env = { DATA_DIR: place.dir }
  expect((await taskwire(env, 'log', 'renew')).code).toBe(0)
  await using database = await openDatabase({ dataDir: place.dir })
  const [{ epoch } = {}] = await sql(database.db, 'select epoch from log_epoch')
  await database.verifyLog()
  expect(await sql(database.db, 'select epoch from log_state where is_live')).toEqual([{ epoch }])
})

test('servers notice a dump restored while they run at the next read and write', async () => {
  await using place = await tempDir()
  await using database = await createTestDatabase()
  const env = { DATABASE_URL: database.url, DATA_DIR: place.dir }
  await using one = await startServer({ env })
  await using other = await startServer({ env })
  const { token } = await signUp(one.origin)
  const id = await makeTask(one.origin, token)

  const tables = ['users', 'sessions', 'tasks', 'idempotency_keys', 'log_epoch']
  await sql(database.db, 'create schema dump')
  for (const table of tables) await sql(database.db, `create table dump.${table} as table ${table}`)
  await update(one.origin, token, id, 'lost')
  const lost = await memoryOf(one.origin, token, id)
  expect(await statuses(other.origin, token, lost)).toEqual(held)

  await database.db.transaction().execute(async (restoring) => {
    await sql(restoring, `truncate ${tables.join(', ')} cascade`)
    for (const table of tables) {
      const columns = await writtenColumns(database.db, table)
      await sql(
        restoring,
        `insert into ${table} (${columns}) overriding system value select ${columns} from dump.${table}`,
      )
    }
  })
  // A write is the first statement on the restored log: it takes no revision of the lost history.
  const written = await update(other.origin, token, id, 'after the restore')
  expect((written.body as TaskBody).revision).toBeGreaterThan(1_000_000_000)
  for (const { origin } of [one, other]) {
    expect(await statuses(origin, token, lost)).toEqual(foreign)
    await expectRefused(origin, token, lost)
    expect(await statuses(origin, token, await memoryOf(origin, token, id))).toEqual(held)
  }
})

/** The columns of a table that a restore writes. PostgreSQL computes generated ones. */
async function writtenColumns(db: Db, table: string): Promise<string> {
  const rows = await sql(
    db,
    `select column_name as name from information_schema.columns
     where table_schema = 'public' and table_name = '${table}' and is_generated = 'NEVER'`,
  )
  return rows.map(({ name }) => String(name)).join(', ')
}
