import { get, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { createLongReads, type LongReadOptions } from '@taskwire/api'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { makePerson, taskEndpoints, type Person } from './harness/people.ts'
import { startService, type Service } from './harness/start-service.ts'
import { sql } from './harness/sql.ts'

/** More than the buffers of the system hold. */
const TASKS = 4_000
const PER_STEP = 10
const STEPS = TASKS / PER_STEP

let service: Service
let person: Person
/** The number of steps that all long lists read from the database. */
let steps = 0
/** Runs before a step is read. */
let beforeStep: (step: number) => void = () => {}

beforeAll(async () => {
  service = await startService()
  const { deps } = service
  const startTransaction = deps.db.startTransaction.bind(deps.db)
  Object.assign(deps.db, {
    startTransaction: () => ({
      execute: async () => {
        const tx = await startTransaction().execute()
        const executeQuery = tx.executeQuery.bind(tx)
        return Object.assign(tx, {
          executeQuery: (query: Parameters<typeof executeQuery>[0]) => {
            if ('sql' in query && query.sql.startsWith('fetch ')) beforeStep((steps += 1))
            return executeQuery(query)
          },
        })
      },
    }),
  })
  person = await makePerson(service)
  await fill(person, TASKS)
  return () => service[Symbol.asyncDispose]()
})

async function fill({ user_id }: Person, count: number): Promise<void> {
  await sql(
    service.db,
    `insert into tasks (user_id, id, title, description, status, priority, created_at, updated_at, revision)
     select $1::uuid, gen_random_uuid(), 'task ' || n, repeat('x', 10000), 'pending', 'medium',
       timestamptz '2026-01-01' + n * interval '1 second', timestamptz '2026-01-01', n
     from generate_series(1, $2::int) n`,
    user_id,
    count,
  )
  await sql(
    service.db,
    'update users set revision = $2::int, task_count = $2::int where id = $1::uuid',
    user_id,
    count,
  )
}

function open(path: string, { token }: Person): Promise<IncomingMessage> {
  steps = 0
  const headers = { authorization: `Bearer ${token}` }
  return new Promise((resolve, reject) => {
    const outgoing = get({ host: '127.0.0.1', port: service.port, path, headers, agent: false }, resolve)
    outgoing.on('error', reject)
    onTestFinished(() => void outgoing.destroy())
  })
}

function limitLongReads(options: LongReadOptions): void {
  const { longReads } = service.deps
  onTestFinished(() => void Object.assign(service.deps, { longReads }))
  Object.assign(service.deps, { longReads: createLongReads(options) })
}

/** The number of steps, once no more are read. */
async function stepsAtRest(): Promise<number> {
  for (let before = -1; before !== steps; await pause(500)) before = steps
  return steps
}

/** The database connections that a list occupies. */
async function openTransactions(): Promise<number> {
  const [row] = await sql(
    service.db,
    `select count(*)::int as count from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`,
  )
  return Number(row?.['count'])
}

describe.each(taskEndpoints)('a long list of the $contract contract', ({ tasks }) => {
  const titlesOf = (text: string) => {
    const body = JSON.parse(text) as { title: string }[] | { tasks: { title: string }[] }
    return ('tasks' in body ? body.tasks : body).map(({ title }) => title)
  }

  test('starts before its last slice is read, waits for a slow reader, and is complete', async () => {
    const incoming = await open(tasks(person), person)
    expect(incoming.statusCode).toBe(200)
    expect(incoming.headers['etag']).toMatch(/^"[\w-]+\.\d+"$/)
    expect(incoming.headers['content-type']).toBe('application/json; charset=utf-8')
    const unread = await stepsAtRest()
    expect(unread).toBeGreaterThan(0)
    expect(unread).toBeLessThan(STEPS / 2)
    expect(await openTransactions()).toBe(1)
    const titles = titlesOf(await text(incoming))
    expect(titles).toEqual(Array.from({ length: TASKS }, (_, n) => `task ${TASKS - n}`))
    expect(await openTransactions()).toBe(0)
  })

  test('returns 304 and HEAD without reading the list', async () => {
    const head = await service.send('HEAD', tasks(person), { token: person.token })
    expect([head.status, head.text, head.headers['content-length']]).toEqual([200, '', undefined])
    const etag = head.headers['etag'] ?? ''
    steps = 0
    const held = await service.send('GET', tasks(person), {
      token: person.token,
      headers: { 'if-none-match': etag },
    })
    expect([held.status, held.text, held.headers['etag'], steps]).toEqual([304, '', etag, 0])
    await expect.poll(openTransactions).toBe(0)
  })
})

test('the list is one snapshot: a task deleted meanwhile is still in it, under the old tag', async () => {
  const own = await makePerson(service)
  await fill(own, TASKS)
  const incoming = await open('/api/tasks?sort=created_at&order=asc', own)
  const { body } = await service.send<{ id: string }[]>(
    'GET',
    '/api/tasks?limit=1&sort=created_at&order=desc',
    { token: own.token },
  )
  await service.send('DELETE', `/api/tasks/${body[0]?.id}`, { token: own.token })
  const list = JSON.parse(await text(incoming)) as { id: string }[]
  expect(list).toHaveLength(TASKS)
  expect(list.at(-1)?.id).toBe(body[0]?.id)
  const again = await service.send('GET', '/api/tasks', {
    token: own.token,
    headers: { 'if-none-match': incoming.headers['etag'] ?? '' },
  })
  expect(again.status).toBe(200)
})

test('a client that disconnects frees the database connection', async () => {
  const incoming = await open('/api/tasks', person)
  await stepsAtRest()
  expect(await openTransactions()).toBe(1)
  incoming.destroy()
  await expect.poll(openTransactions).toBe(0)
  expect(steps).toBeLessThan(STEPS)
})

test('a failure in the middle closes the connection', async () => {
  onTestFinished(() => void (beforeStep = () => {}))
  beforeStep = (step) => {
    if (step === STEPS - 1) throw new Error('the database is gone')
  }
  const incoming = await open('/api/tasks', person)
  expect(incoming.statusCode).toBe(200)
  await expect(text(incoming)).rejects.toThrow('aborted')
  expect(await openTransactions()).toBe(0)
})

test('a failure at the start is an ordinary error', async () => {
  onTestFinished(() => void (beforeStep = () => {}))
  beforeStep = () => {
    throw new Error('the database is gone')
  }
  const { status, headers } = await service.send('GET', '/api/tasks', { token: person.token })
  expect([status, headers['content-disposition']]).toEqual([500, undefined])
  expect(await openTransactions()).toBe(0)
})

test('a list breaks off when its session ends', async () => {
  const own = await makePerson(service)
  await fill(own, TASKS)
  const incoming = await open('/api/tasks', own)
  await stepsAtRest()
  const passwords = {
    current_password: 'a password that fits every endpoint',
    new_password: 'another password',
  }
  const body = { email: own.email, password: passwords.current_password }
  const other = await service.send<{ access_token: string }>('POST', '/api/auth/login', { body })
  await service.send('PUT', '/api/account/password', { token: other.body.access_token, body: passwords })
  await expect(text(incoming)).rejects.toThrow('aborted')
  expect(await openTransactions()).toBe(0)
})

test('a reader that pauses for too long loses the database connection', async () => {
  limitLongReads({ atOnce: 1, readerLimit: 300 })
  const incoming = await open('/api/tasks', person)
  await stepsAtRest()
  await expect.poll(openTransactions).toBe(0)
  await expect(text(incoming)).rejects.toThrow('aborted')
})

test('slow readers leave database connections for others: further long lists wait, then return 503', async () => {
  limitLongReads({ atOnce: 3, perUser: 2, wait: 1_000 })
  const other = await makePerson(service)
  await fill(other, TASKS)
  for (let n = 0; n < 2; n += 1) await open('/api/tasks', person)
  const refused = await open('/api/tasks', person)
  expect([refused.statusCode, refused.headers['retry-after']]).toEqual([503, '1'])
  await open('/api/tasks', other)
  expect((await open('/api/tasks', other)).statusCode).toBe(503)
  expect(await openTransactions()).toBe(3)
  const short = await service.send<unknown[]>('GET', '/api/tasks?limit=1', { token: other.token })
  expect([short.status, short.body.length]).toEqual([200, 1])
  limitLongReads({ atOnce: 1 })
  const only = await open('/api/tasks', person)
  const waiting = open('/api/tasks', other)
  only.destroy()
  expect((await waiting).statusCode).toBe(200)
})

test('a tRPC call collects the list', async () => {
  const { body } = await service.send<{ result: { data: unknown[] } }>('GET', '/trpc/tasks.list', {
    token: person.token,
  })
  expect(body.result.data).toHaveLength(TASKS)
  expect(await openTransactions()).toBe(0)
})
