import { statement } from '@taskwire/db'
import type { Task } from '@taskwire/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  makePerson,
  makeTask,
  nativeTask,
  taskEndpoints,
  type Person,
  type TaskEndpoints,
} from './harness/people.ts'
import { sql } from './harness/sql.ts'
import { startService, type Service } from './harness/start-service.ts'

let service: Service
let person: Person

beforeAll(async () => {
  service = await startService()
  person = await makePerson(service)
})
afterAll(() => service[Symbol.asyncDispose]())

const endpoints = taskEndpoints
  .filter(({ contract }) => contract !== 'flat')
  .map((endpoint) => [endpoint.contract, endpoint] as const)
const ifNoneMatch = (etag: string) => ({ 'if-none-match': etag })

function ask(
  endpoint: TaskEndpoints,
  method: string,
  path = '',
  headers: Record<string, string> = {},
  body?: unknown,
) {
  const target = `${endpoint.tasks(person)}${path}`
  const { token } = person
  return service.as(endpoint.contract).send<Record<string, unknown>>(method, target, { token, headers, body })
}

/** Runs a function while no statement can read a task. */
async function withTasksLocked<T>(work: () => Promise<T>): Promise<T> {
  return service.db.transaction().execute(async (held) => {
    await statement({})`lock table tasks in access exclusive mode`(held)
    return work()
  })
}

test.each(endpoints)(
  '%s: returns 304 for an unchanged list by reading the counter alone',
  async (_, endpoint) => {
    await makeTask(service, person, { title: 'a' })
    const first = await ask(endpoint, 'GET')
    const etag = first.headers.etag ?? ''
    expect(etag).toMatch(/^"test\.\d+"$/)
    for (const held of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      // The lock keeps other statements from reading a task, so this response doesn't read one.
      const answer = await withTasksLocked(() => ask(endpoint, 'GET', '', ifNoneMatch(held)))
      expect([answer.status, answer.text, answer.headers.etag]).toEqual([304, '', etag])
    }
    for (const held of ['"other"', '""', 'nonsense'])
      expect((await ask(endpoint, 'GET', '', ifNoneMatch(held))).status).toBe(200)
    await makeTask(service, person, { title: 'b' })
    const changed = await ask(endpoint, 'GET', '', ifNoneMatch(etag))
    expect(changed.status).toBe(200)
    expect(changed.headers.etag).not.toBe(etag)
  },
)

test('without an entity tag the same request waits for the lock on the tasks', async () => {
  const { token } = person
  const { answer } = await withTasksLocked(async () => {
    const waiting = service.send('GET', '/api/tasks', { token })
    await expect.poll(() => sql(service.db, waitingReads)).toHaveLength(1)
    return { answer: waiting }
  })
  expect((await answer).status).toBe(200)
})

const waitingReads = `select from pg_stat_activity
  where datname = current_database() and wait_event_type = 'Lock' and query ~ 'from tasks'`

test.each(endpoints)(
  '%s: returns 304 for an unchanged task, whose tag is the epoch and its revision',
  async (_, endpoint) => {
    const task = await makeTask(service, person, { title: 'a' })
    const path = `/${task[endpoint.id]}`
    const { headers } = await ask(endpoint, 'GET', path)
    expect(headers.etag).toBe(`"test.${task.revision}"`)
    for (const other of [`"${task.revision}"`, `"other.${task.revision}"`])
      expect((await ask(endpoint, 'GET', path, ifNoneMatch(other))).status, other).toBe(200)
    const held = await ask(endpoint, 'GET', path, ifNoneMatch(headers.etag ?? ''))
    expect([held.status, held.text]).toEqual([304, ''])
    await service
      .as('native')
      .send('PATCH', `/api/tasks/${task.id}`, { token: person.token, body: { priority: 'low' } })
    expect((await ask(endpoint, 'GET', path, ifNoneMatch(headers.etag ?? ''))).status).toBe(200)
  },
)

test.each(endpoints)(
  '%s: returns 412 for a change or deletion whose If-Match is outdated',
  async (_, endpoint) => {
    const task = await makeTask(service, person, { title: 'a' })
    const path = `/${task[endpoint.id]}`
    const body = { title: 'b' }
    const put = (etag: string) => ask(endpoint, 'PUT', path, { 'if-match': etag }, body)
    for (const etag of [`"${task.revision}"`, `"other.${task.revision}"`, `test.${task.revision}`])
      expect((await put(etag)).status, etag).toBe(412)
    const changed = await put(`"test.${task.revision}"`)
    expect(changed.status).toBe(200)
    const now = `test.${task.revision + 1}`
    const foreign = [`"${task.revision + 1}"`, `W/"${now}"`, `"${now}`, `"other.${task.revision + 1}"`]
    for (const etag of [`"test.${task.revision}"`, ...foreign, 'nonsense', '""', '"1e3"', `"test.1e3"`]) {
      const refused = await put(etag)
      expect(refused.status, etag).toBe(412)
      // The current tag, for another attempt.
      expect(refused.headers.etag).toBe(changed.headers.etag)
    }
    const refused = await ask(endpoint, 'DELETE', path, { 'if-match': `"test.${task.revision}"` })
    expect(refused.status).toBe(412)
    expect(await nativeTask(service, person, task)).toMatchObject({ title: 'b' })
    expect((await put('*')).status).toBe(200)
    const { headers } = await ask(endpoint, 'GET', path)
    expect((await ask(endpoint, 'DELETE', path, { 'if-match': headers.etag ?? '' })).status).toBeLessThan(300)
    expect((await put('"1"')).status).toBe(404)
  },
)

test('an entity tag does not bypass authorization or validation', async () => {
  const { token } = person
  const own = `/api/${person.user_id}/tasks`
  const { headers } = await service.send('GET', own, { token })
  const tag = { headers: ifNoneMatch(headers.etag ?? '') }
  expect((await service.send('GET', own, { token, ...tag })).status).toBe(304)
  const other = await makePerson(service)
  expect((await service.send('GET', `/api/${other.user_id}/tasks`, { token, ...tag })).status).toBe(403)
  expect((await service.send('GET', '/api/tasks', tag)).status).toBe(401)
  for (const query of ['limit=0', 'cursor=nonsense', 'status=almost'])
    expect((await service.send('GET', `/api/tasks?${query}`, { token, ...tag })).status, query).toBe(422)
})

test('Link names the next page with and without an entity tag', async () => {
  const reader = await makePerson(service)
  for (const title of ['a', 'b', 'c']) await makeTask(service, reader, { title })
  const { token } = reader
  const page = await service.as('native').send<Task[]>('GET', '/api/tasks?limit=2', { token })
  expect(page.headers.link).toMatch(/^<\/api\/tasks\?limit=2&cursor=.+>; rel="next"$/)
  const held = ifNoneMatch(page.headers.etag ?? '')
  const next = /<(.+)>/.exec(page.headers.link as string)?.[1] ?? ''
  const last = await service.as('native').send<Task[]>('GET', next, { token, headers: ifNoneMatch('"x"') })
  expect(last.body.map(({ title }) => title)).toEqual(['a'])
  expect(last.headers.link).toBeUndefined()
  expect((await service.send('GET', next, { token, headers: held })).status).toBe(304)
})

test('PATCH takes a merge patch and does what PUT does', async () => {
  const task = await makeTask(service, person, { title: 'a', description: 'd', due_date: '2026-12-31' })
  const { token } = person
  const send = (method: string, type: string, body: object) =>
    service.as('native').send<Task>(method, `/api/tasks/${task.id}`, {
      token,
      body: JSON.stringify(body),
      headers: { 'content-type': type },
    })
  const patched = await send('PATCH', 'application/merge-patch+json', { description: null, priority: 'high' })
  expect(patched.body).toMatchObject({
    title: 'a',
    description: null,
    due_date: '2026-12-31',
    priority: 'high',
  })
  expect((await send('PATCH', 'application/json', { title: 'b' })).body.title).toBe('b')
  expect((await send('PUT', 'application/json', { title: 'c' })).body.title).toBe('c')
  expect((await send('PATCH', 'application/json', { title: '' })).status).toBe(422)
  expect((await send('PATCH', 'text/plain', {})).status).toBe(415)
})
