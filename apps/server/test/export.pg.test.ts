import { get, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makePerson, makeTask, type Person } from './harness/people.ts'
import { startService, type Service } from './harness/start-service.ts'
import { sql } from './harness/sql.ts'

/** More than the buffers of the system hold. */
const TASKS = 3_000
const PER_PAGE = 100
const PAGES = TASKS / PER_PAGE

let service: Service
let person: Person
/** How often an export checked its session: once a page. */
let pages = 0

beforeAll(async () => {
  service = await startService()
  const { sessions } = service.deps
  const actorOf: typeof sessions.actorOf = (...of) => ((pages += 1), sessions.actorOf(...of))
  Object.assign(service.deps, { sessions: { ...sessions, actorOf } })
  person = await makePerson(service)
  await sql(
    service.db,
    `insert into tasks (user_id, id, title, description, status, priority, created_at, updated_at, revision)
     select $1::uuid, gen_random_uuid(), 'task ' || n, repeat('x', 10000), 'pending', 'medium', now(), now(), n
     from generate_series(1, ${TASKS}) n`,
    person.user_id,
  )
})
afterAll(() => service[Symbol.asyncDispose]())

function download({ token }: Person): Promise<IncomingMessage> {
  const headers = { authorization: `Bearer ${token}` }
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port: service.port, path: '/api/account/export', headers }, resolve).on(
      'error',
      reject,
    )
  })
}

/** The number of pages read while the reader takes none, once the number no longer changes. */
async function pagesAtRest(): Promise<number> {
  for (let before = -1; before !== pages; await pause(300)) before = pages
  return pages
}

test('an export pauses while its reader pauses, and is complete once it is read', async () => {
  pages = 0
  const incoming = await download(person)
  expect(incoming.headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': 'attachment; filename="taskwire-account.json"',
    'cache-control': 'no-store',
  })
  const unread = await pagesAtRest()
  console.info(`${unread} of ${PAGES} pages were made for a reader who reads none`)
  expect(unread).toBeGreaterThan(0)
  expect(unread).toBeLessThan(PAGES / 2)
  const { tasks, profile } = JSON.parse(await text(incoming)) as {
    profile: { id: string }
    tasks: { id: string; title: string }[]
  }
  expect(profile.id).toBe(person.user_id)
  expect(new Set(tasks.map(({ id }) => id)).size).toBe(TASKS)
  const titles = Array.from({ length: TASKS }, (_, n) => `task ${n + 1}`)
  expect(tasks.map(({ title }) => title).toSorted()).toEqual(titles.toSorted())
})

test('an export breaks off when its session ends, and leaves an incomplete document', async () => {
  const incoming = await download(person)
  await pagesAtRest()
  const { token } = person
  const body = { current_password: 'a password that fits every endpoint', new_password: 'another password' }
  const other = await service.send<{ access_token: string }>('POST', '/api/auth/login', {
    body: { email: person.email, password: body.current_password },
  })
  const changed = await service.send('PUT', '/api/account/password', { token: other.body.access_token, body })
  expect(changed.status).toBe(204)
  await expect(text(incoming)).rejects.toThrow('aborted')
  expect((await service.send('GET', '/api/account/export', { token })).status).toBe(401)
})

test('HEAD returns the headers of GET without a body', async () => {
  const small = await makePerson(service)
  await makeTask(service, small, { title: 'one' })
  const head = await service.send('HEAD', '/api/account/export', { token: small.token })
  expect([head.status, head.text]).toEqual([200, ''])
  expect(head.headers['content-disposition']).toMatch(/^attachment/)
})
